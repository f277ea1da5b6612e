"""Addresses as they are written down."""

import pytest

from flows.addresses import file_name, local_uri, shown_message, shown_uri


@pytest.mark.parametrize(
    ("location", "name"),
    [
        ("/in/story.txt", "story.txt"),
        ("/in/what?.txt", "what?.txt"),
        ("/in/two words.txt", "two words.txt"),
        ("/in/two\nlines.txt", "two%0Alines.txt"),
        ("/in/two\nlines of words.txt", "two%0Alines of words.txt"),
        ("/in/\udcff.txt", "%FF.txt"),
    ],
    ids=["plain", "a question mark", "a space", "a line break", "both", "a byte that is no character"],
)
def test_a_local_file_has_one_name_by_its_path_and_by_what_the_ledger_keeps(location: str, name: str):
    assert file_name(location) == name
    assert file_name(local_uri(location)) == name


def test_a_remote_file_has_one_name_with_and_without_what_signs_it():
    address = "https://user:pass@quay.example/in/story.txt?token=abc&x=1"
    assert file_name(address) == file_name(shown_uri(address)) == "story.txt"


def test_what_is_written_down_holds_no_credentials():
    address = "https://user:pass@quay.example/in/story.txt?token=abc&x=1"
    assert shown_uri(address) == "https://quay.example/in/story.txt?token=...&x=1"
    assert shown_uri("s3://quay/in/story.txt") == "s3://quay/in/story.txt"


def test_a_message_shows_no_secret_of_an_address():
    message = "404 for url: https://ann:hush@host.example/x?sig=abc, again (s3://k:s@b/c)."
    assert shown_message(message) == "404 for url: https://host.example/x?sig=..., again (s3://b/c)."
