"""Services on the network that a keeper asks by `ldn data watch --fetch`; nothing else does."""
