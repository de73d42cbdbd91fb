"""The process that decodes pictures, within limits: a small file may hold a picture of gigabytes."""

from reader.limits import answer_within

MEMORY = 300 << 20
"""Bytes of address space, so that never as much is resident."""


def main() -> None:
    """Answers until the end."""
    import PIL.Image

    from reader.pictures.decoding import decode

    PIL.Image.init()
    answer_within(MEMORY, decode)


if __name__ == "__main__":
    main()
