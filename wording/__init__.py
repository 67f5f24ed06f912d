"""Facts in, whole sentences out: one module a topic. The one place to proofread what the app says."""
