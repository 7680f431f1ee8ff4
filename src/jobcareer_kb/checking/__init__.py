"""All findings about a knowledge base, as a report; what an earlier check found is kept."""
