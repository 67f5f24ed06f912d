"""What is taken away from a view: frozen data in, the bytes of a file out. No streamlit, no counting, no filtering."""
