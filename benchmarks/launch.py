"""Runs a command and writes to a file descriptor its seconds, the most kilobytes it held, and its CPU seconds.

    python -I -S launch.py DESCRIPTOR COMMAND...

A small process of its own, because what a process holds when it starts another counts as the other's memory;
so less than this one's ten megabytes can't be told.
"""

import os
import sys
import time


def main() -> None:
    """Run the command with this process's streams; end with its exit code."""
    descriptor, command = int(sys.argv[1]), sys.argv[2:]
    os.set_inheritable(descriptor, False)
    started = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ)
    # wait4 tells the memory of one child; getrusage gives the most of all of them
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    cpu = usage.ru_utime + usage.ru_stime
    os.write(descriptor, f"{seconds} {usage.ru_maxrss} {cpu}".encode())
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


main()
