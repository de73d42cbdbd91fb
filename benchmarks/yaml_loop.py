"""What indexing is held against: reads each article file and parses its front matter with PyYAML, and no more.

usage: python -m benchmarks.yaml_loop FOLDER
"""

import sys
from pathlib import Path

import yaml


def main() -> None:
    for path in Path(sys.argv[1]).glob("*.md"):
        front = path.read_bytes().split(b"\n---\n", 1)[0]
        yaml.load(front, Loader=yaml.CBaseLoader)


if __name__ == "__main__":
    main()
