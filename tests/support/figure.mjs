// The line that tests/support/proof.sh makes a table of.  control: the sentence
// of how the check was seen to fail; false: it did not.
export function figure(id, property, said, must, is_met, control) {
	const fine = is_met && control !== false;
	console.log(`figure: ${id} | ${property} | ${said} | ${must} | ${fine ? "met" : "NOT met"} | ${control || "control NOT noticed"}`);
	return fine;
}
export const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
