"""The ground floor, which imports nothing above it: problems, includes, the syllabus, tools."""
