"""Zipped: the errors that reading a damaged or locked zip file ends with."""


def zip_errors() -> tuple[type[Exception], ...]:
    """What zipfile and the libraries below it raise for a file that they can't unpack.

    `except zip_errors():` imports these libraries only where something was raised.
    """
    import lzma
    import struct
    import zipfile
    import zlib

    return (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        struct.error,
        EOFError,
        KeyError,  # a part that isn't there
        NotImplementedError,  # a method of compression, or encryption
        OSError,  # of bz2, and of places before the beginning of the file
        RuntimeError,  # a password
        ValueError,
    )
