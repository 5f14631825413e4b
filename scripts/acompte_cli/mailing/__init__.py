"""Letters that go out by mail: the server, the journal that keeps one from going twice, and both together."""
