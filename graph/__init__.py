"""The shared language: what nodes, edges, records and stores are. Imports no other room."""
