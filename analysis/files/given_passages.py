"""Passages given in words when a study is opened: what is kept of them is a fingerprint."""

from dataclasses import replace

from analysis.files.spelling import Raw
from analysis.model.fingerprint import anchor_of, words_of
from analysis.model.schema import Descriptor

PASSAGE = "passage"
FINGERPRINT = ("passage_anchor", "passage_words")


def with_fingerprints(raw: Raw) -> Raw:
    """The tables, with empty columns for fingerprints where passages are given and those are not there."""
    findings = raw["findings"]
    lacking = [name for name in FINGERPRINT if PASSAGE in findings and name not in findings]
    return {**raw, "findings": findings.assign(**dict.fromkeys(lacking, ""))} if lacking else raw


def without_passages(raw: Raw, descriptor: Descriptor) -> tuple[Raw, Descriptor]:
    """Passages given in words leave a fingerprint where a finding has none, and go: only transcripts keep what people said."""
    findings = raw["findings"]
    if PASSAGE not in findings:
        return raw, descriptor
    words = {passage: words_of(passage) for passage in findings[PASSAGE].unique()}
    new = (findings["passage_anchor"] == "") & findings[PASSAGE].map(lambda passage: bool(words[passage]))
    anchors = findings[PASSAGE].map(lambda passage: anchor_of(words[passage]))
    lengths = findings[PASSAGE].map(lambda passage: str(len(words[passage])))
    findings = findings.assign(
        passage_anchor=findings["passage_anchor"].mask(new, anchors),
        passage_words=findings["passage_words"].mask(new, lengths),
    ).drop(columns=PASSAGE)
    table = descriptor.table("findings")
    kept = replace(table, fields=tuple(field for field in table.fields if field.name != PASSAGE))
    tables = tuple(kept if each.name == "findings" else each for each in descriptor.tables)
    return {**raw, "findings": findings}, replace(descriptor, tables=tables)
