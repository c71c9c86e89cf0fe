"""MediaWiki's export format (XML, 0.3 to 0.11): read as a stream, and written so that importDump.php takes it."""
