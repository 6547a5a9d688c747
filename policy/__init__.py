"""The rules of the policy, as pure functions on plain values: no store, no clock, no network."""
