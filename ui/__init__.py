"""What pages share of streamlit: the frame, the filters, the card and the evidence drawer."""
