"""What a view is downloaded as: frozen data in, the bytes of a file out. No streamlit, no counting, no filtering."""
