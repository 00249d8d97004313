"""Where results go: files, links, pipes, devices, and streams that take nothing."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from program import CHECK, PACK, SAMPLES, Program, clean_environment, text

OFFICE = SAMPLES / "kl-office" / "office.xml"
EVERY_COMMAND = [CHECK, [*CHECK, "-f", "json"], ["inspect", "office.xml"], ["packs"], ["version"], ["--help"],
                 ["check", "--help"], ["explain", "office.xml", "5.2-ottv", "--rules", PACK], ["test", PACK]]


def in_shell(program, redirection, arguments, folder):
    return subprocess.run(["bash", "-c", f'"$0" "$@" {redirection}', program.path, *arguments], cwd=folder,
                          capture_output=True, env=clean_environment(), check=False, timeout=120)


def lost_outputs(program, folder):
    for arguments in EVERY_COMMAND:
        for redirection in ("> /dev/full", ">&-"):
            result = in_shell(program, redirection, arguments, folder)
            name = f"garis {' '.join(arguments)} {redirection}"
            program.expect(result.returncode == 3, f"{name}: exit {result.returncode}", text(result.stderr))
            program.expect(text(result.stderr).count("[E-WRITE]") == 1, f"{name}: says so once", text(result.stderr))
    for redirection in ("2> /dev/full", "2>&-"):
        result = in_shell(program, redirection, ["check", "nothing.xml"], folder)
        program.expect(result.returncode == 64, f"{redirection}: exit {result.returncode}")
    full = program.run([*CHECK, "-f", "json=/dev/full"], folder)
    program.expect(full.returncode == 3 and b"[E-WRITE]" in full.stderr, "a full device", text(full.stderr))
    program.expect(Path("/dev/full").is_char_device(), "the device is still one")


def devices(program, folder):
    result = program.run([*CHECK, "-f", "json=/dev/null"], folder)
    program.expect(result.returncode == 0 and Path("/dev/null").is_char_device(), "to a device", text(result.stderr))
    report = program.run([*CHECK, "-f", "json=/dev/stdout"], folder).stdout
    program.expect("record" in json.loads(report), "/dev/stdout is standard output", text(report))
    both = program.run([*CHECK, "-f", "text", "-f", "json=/dev/fd/1"], folder)
    program.expect(both.returncode == 64 and b"two formats" in both.stderr, "once", text(both.stderr))
    appended = in_shell(program, "2> errors.txt", [*CHECK, "-f", "text=/proc/self/fd/2"], folder)
    program.expect(appended.returncode == 0 and "COMPLIANT" in (folder / "errors.txt").read_text(), "an open file", appended)


def pipes(program, folder):
    os.mkfifo(folder / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((folder / "pipe").read_bytes()))
    reader.start()
    result = program.run([*CHECK, "-f", "json=pipe"], folder)
    reader.join()
    program.expect(result.returncode == 0 and got[0].startswith(b"{"), "to a pipe", text(result.stderr))
    program.expect((folder / "pipe").is_fifo(), "the pipe is still one")


def links(program, folder):
    (folder / "below").mkdir()
    (folder / "link.json").symlink_to("below/real.json")
    for what in ("made", "replaced"):
        result = program.run([*CHECK, "-f", "json=link.json"], folder)
        target = folder / "below" / "real.json"
        program.expect(result.returncode == 0 and target.is_file() and not target.is_symlink(), f"the target is {what}", text(result.stderr))
        program.expect((folder / "link.json").is_symlink(), "the link is kept")
    (folder / "round").symlink_to("round")
    result = program.run([*CHECK, "-f", "json=round"], folder)
    program.expect(result.returncode == 3 and b"[E-WRITE]" in result.stderr, "a link to itself", text(result.stderr))
    same = program.run([*CHECK, "-f", "json=link.json", "-f", "text=below/real.json"], folder)
    program.expect(same.returncode == 64 and b"two formats for the file" in same.stderr, "one file for two", text(same.stderr))


def ordinary_files(program, folder):
    report = folder / "kept.json"
    program.run([*CHECK, "-f", "json=kept.json"], folder)
    report.chmod(0o640)
    program.run([*CHECK, "-f", "json=kept.json"], folder)
    program.expect(report.stat().st_mode & 0o777 == 0o640, "permissions are kept", oct(report.stat().st_mode))
    result = program.run([*CHECK, "-f", "json=below"], folder)
    program.expect(result.returncode == 64 and b"below is a folder" in result.stderr, "a folder", text(result.stderr))
    program.expect(not list(folder.glob("**/*.tmp")), "no temporary file is left")


def main():
    program = Program(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(OFFICE, folder / "office.xml")
        for part in (lost_outputs, devices, pipes, links, ordinary_files):
            part(program, folder)
    program.finish()


main()
