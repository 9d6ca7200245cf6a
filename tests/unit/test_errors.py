"""Errors are one line, and survive the way back from another process."""

from __future__ import annotations

import pickle

import pytest

from graph import errors


@pytest.mark.parametrize("kind", [errors.ReadError, errors.StoreBusyError, errors.QuestionError])
def test_an_error_comes_back_whole_from_another_process(kind: type[errors.MandateError]) -> None:
    error = pickle.loads(pickle.dumps(kind("读不出文字", where="a.txt", remedy="另存为 UTF-8")))
    assert (type(error), str(error)) == (kind, "a.txt: 读不出文字。另存为 UTF-8")
