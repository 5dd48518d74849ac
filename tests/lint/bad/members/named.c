enum err check(struct cx *cx)
{
	return refuse(cx, ERR_INPUT,
		      "so_giay_to", "…");
}
