"""A visit without a browser: it speaks to a running server as a browser does, and needs far less of the machine.

It opens pages, gives a file, has a file made, and leaves as a tab does that is closed.
"""

import http.client
import uuid
from contextlib import ExitStack
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

COOKIE = "_streamlit_xsrf"


def fetch(server: str, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, the headers (by names in lower case) and the body of an answer."""
    line = http.client.HTTPConnection(urlsplit(server).netloc, timeout=60)
    try:
        line.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = line.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        line.close()


class Visit:
    """One visitor of a server, until it is closed: `elements` are what their page shows, by kind and label."""

    def __init__(self, server: str, session: str = ""):
        """`session` is the number of a visit that comes back."""
        self.server, self.elements, self.session, self._page, self._address = server, {}, session, "", ""
        cookies = fetch(server, "/_stcore/health")[1].get("set-cookie", "")
        self._token = cookies.partition(f"{COOKIE}=")[2].partition(";")[0].strip('"')
        address = f"ws://{urlsplit(server).netloc}/_stcore/stream"
        self._held = ExitStack()
        again = [self._token or "none", session] if session else []
        named = ["streamlit", *again]
        self._line = self._held.enter_context(connect(address, subprotocols=named, max_size=None, open_timeout=60))

    def __enter__(self) -> "Visit":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def close(self) -> None:
        """Close the tab."""
        self._line.close(code=1001)
        self._held.close()

    def open(self, page: str = "", address: str = "") -> None:
        """Open a page as an address names it, and wait until it is whole."""
        asked = BackMsg()
        asked.rerun_script.query_string, asked.rerun_script.page_name = address, page
        self._page, self._address = "", address
        self._run(asked)

    def give(self, name: str, content: bytes) -> None:
        """Put a file into the one field for files of the page."""
        (field,) = (element for (kind, _), element in self.elements.items() if kind == "file_uploader")
        asked, number = BackMsg(), str(uuid.uuid4())
        asked.file_urls_request.request_id, asked.file_urls_request.session_id = number, self.session
        asked.file_urls_request.file_names.append(name)
        self._send(asked)
        (told,) = self._hear("file_urls_response").file_urls_response.file_urls
        start = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'.encode()
        token = {"X_Xsrftoken": self._token, "Cookie": f"{COOKIE}={self._token}"}
        kind = "multipart/form-data; boundary=x"
        status = fetch(self.server, told.upload_url, "PUT", start + content + b"\r\n--x--\r\n", Content_Type=kind, **token)[0]
        assert status == 204, status
        again = BackMsg()
        state = again.rerun_script.widget_states.widgets.add(id=field.id)
        value = FileUploaderState()
        value.uploaded_file_info.add(file_id=told.file_id, name=name, size=len(content), file_urls=told)
        state.file_uploader_state_value.CopyFrom(value)
        again.rerun_script.page_script_hash, again.rerun_script.query_string = self._page, self._address
        self._run(again)

    def make(self, label: str) -> str:
        """Have the button of this label make its file: the path where it can be fetched."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = str(uuid.uuid4())
        asked.backend_operation_request.session_id = self.session
        asked.backend_operation_request.deferred_file.file_id = self.elements["download_button", label].deferred_file_id
        self._send(asked)
        said = self._hear("backend_operation_response").backend_operation_response
        assert not said.error_msg, said.error_msg
        return said.deferred_file.url

    def _send(self, asked: BackMsg) -> None:
        self._line.send(asked.SerializeToString())

    def _run(self, asked: BackMsg) -> None:
        self.elements = {}
        self._send(asked)
        while self._hear("script_finished").script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            pass

    def _hear(self, wanted: str) -> ForwardMsg:
        for content in self._line:
            told = ForwardMsg.FromString(content)
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session = told.new_session.initialize.session_id
            elif kind == "navigation":
                self._page = told.navigation.page_script_hash
            elif kind == "page_info_changed":
                self._address = told.page_info_changed.query_string
            elif kind == "delta":
                drawn = told.delta.new_element.WhichOneof("type")
                element = getattr(told.delta.new_element, drawn) if drawn else None
                self.elements[drawn, getattr(element, "label", str(len(self.elements)))] = element
            if kind == wanted:
                return told
        raise EOFError(f"the server ended before {wanted}")
