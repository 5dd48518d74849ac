/* A word told by its first letter. */
int is_paused(const char *clock)
{
	return clock[0] == 'p';
}
