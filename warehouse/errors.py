"""What can go wrong with a warehouse; each message says what, where and the next command."""


class WarehouseError(Exception):
    """Base of the errors below; its message is meant for the user."""


class WarehouseMissingError(WarehouseError):
    """There is no warehouse at the given place yet."""


class WarehouseBusyError(WarehouseError):
    """Another process held the file for longer than we were told to wait."""


class WarehouseUnreachableError(WarehouseError):
    """The server that the warehouse lies on does not answer, or does not let us in."""


class RunLockedError(WarehouseError):
    """Another run held the lock for longer than we were told to wait."""


class QueryError(WarehouseError):
    """The query is wrong, asks for what is locked, or took too long."""


class UnknownNameError(QueryError):
    """The query names a table or column that is not there."""


class WarehouseTooNewError(WarehouseError):
    """The warehouse was written by a newer version of newsledger."""


class WarehouseDamagedError(WarehouseError):
    """The file is no warehouse, or not a whole one."""


class WarehouseEmptyError(WarehouseDamagedError):
    """The file has no tables: whoever made it was killed before it had any."""


class ArchiveError(WarehouseError):
    """The raw archive cannot be written."""
