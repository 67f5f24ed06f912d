"""Files that a reader gives: read once, and not kept."""

from streamlit.runtime.scriptrunner import get_script_run_ctx


def let_go(given) -> None:
    """Take the file out of the server's memory; streamlit would hold it until the session ends."""
    context = get_script_run_ctx()
    context.uploaded_file_mgr.remove_file(session_id=context.session_id, file_id=given.file_id)
