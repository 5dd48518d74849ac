# Sourced by tests/{fault,fuzz,attack}/run: the long form of tests, one after
# the other, and the table of what they found.  A test prints a line a
# property, "figure: R1 | property | figure | must | met | control".
PROOF=${PROOF:?}
PROOF_DIR=$BUILD/$PROOF.proof
rm -rf "$PROOF_DIR"; mkdir -p "$PROOF_DIR"
proof_red=0 proof_began=$SECONDS

# seconds, name, command…: a test of its own; its lines are kept.
prove() {
	local limit=$1 name=$2 t0=$SECONDS status; shift 2
	timeout "$limit" "$@" >"$PROOF_DIR/$name.log" 2>&1
	status=$?
	grep -ah '^figure: ' "$PROOF_DIR/$name.log" >>"$PROOF_DIR/figures"
	printf '%-24s %4d s  %s\n' "$name" $((SECONDS - t0)) "$([ $status -eq 0 ] && echo green || echo "RED ($status): $PROOF_DIR/$name.log")"
	if [ $status -ne 0 ]; then
		proof_red=1
		grep -aE '^not ok|^\[ +FAILED|Error|failed$' "$PROOF_DIR/$name.log" | head -10
	fi
}
# log, pattern, id, property, must, control: what a test says that prints no
# figure of its own.
say() {
	local what; what=$(grep -ahoE "$2" "$PROOF_DIR/$1.log" | paste -sd';')
	! grep -qE '^not ok|FAILED' "$PROOF_DIR/$1.log" || what=
	echo "figure: $3 | $4 | ${what:-red} | $5 | $([ -n "$what" ] && echo met || echo 'NOT met') | $6" >>"$PROOF_DIR/figures"
}
# The properties that are due: one without a figure is not met.
proof_table() {
	local id
	for id; do
		grep -q "^figure: $id |" "$PROOF_DIR/figures" 2>/dev/null || echo "figure: $id | no test gave a figure | - | - | NOT met | -" >>"$PROOF_DIR/figures"
	done
	printf '\n%s, %d s\n' "make $PROOF" $((SECONDS - proof_began))
	sed 's/^figure: //' "$PROOF_DIR/figures" | sort -V | tee "$PROOF_DIR/table"
	! grep -q '| NOT met |' "$PROOF_DIR/table" && [ $proof_red -eq 0 ]
}
