"""Which test proves which row of the fault matrix (RELIABILITY 6)."""

import ast

from tests.faults.nursery import ROOT

EVERY_STEP = "faults/test_kill_at_every_step.py"
INTAKE, SENDING, STORAGE = (
    "faults/test_intake.py",
    "faults/test_sending.py",
    "faults/test_storage.py",
)
WORDS, FORGED, TWO = "faults/test_words.py", "faults/test_forged.py", "faults/test_two_at_once.py"
SENDER, REFUSED = "bot/test_sender.py", "bot/test_refused_letters.py"
RECEIVER, ASKING = "bot/test_receiver.py", "bot/test_asking.py"
RUN, REFUSALS = "bot/commands/test_run.py", "bot/commands/test_refusals.py"
INVITATIONS, SILENCE = "handlers/test_invitations.py", "stories/test_nobody_answers.py"

PROOFS: dict[int, tuple[str, ...]] = {
    1: (f"{EVERY_STEP}::test_killed_at",),
    2: (
        f"{EVERY_STEP}::test_killed_at",
        f"{EVERY_STEP}::test_killed_after_that_many_statements",
    ),
    3: (f"{EVERY_STEP}::test_killed_at", f"{EVERY_STEP}::test_no_failpoint_is_left_out"),
    4: (
        f"{EVERY_STEP}::test_killed_at",
        "bot/test_service.py::test_a_death_between_the_call_and_its_mark_repeats_one_message",
    ),
    5: ("faults/test_kill_at_random.py::test_killed_a_hundred_times_under_load",),
    6: (
        "faults/test_stopping.py::test_told_to_end_in_every_step_it_loses_nothing",
        "faults/test_stopping.py::test_told_to_end_while_telegram_hangs_it_ends",
        "bot/test_service.py::test_the_transaction_in_hand_is_finished",
    ),
    7: (f"{INTAKE}::test_every_update_of_a_concern_twice_more_changes_nothing",),
    8: (
        f"{INTAKE}::test_a_number_that_was_used_before_hides_nothing",
        "storage/test_intake.py::test_the_same_id_with_another_content_is_new",
    ),
    9: (f"{RECEIVER}::test_numbers_that_jump_down_are_followed",),
    10: (
        "faults/test_order.py::test_whatever_comes_first_the_concern_is_the_same",
        "faults/test_order.py::test_an_edit_whose_message_never_comes_is_asked_for_after_a_day",
        "faults/test_order.py::test_a_press_that_overtakes_the_message_above_it_does_no_harm",
    ),
    11: (
        f"{INTAKE}::test_what_cannot_be_read_stops_nobody_and_is_said",
        f"{INTAKE}::test_a_bug_in_the_last_step_keeps_no_half_of_a_concern",
        f"{RECEIVER}::test_what_cannot_even_be_set_aside_is_kept",
    ),
    12: (
        f"{INTAKE}::test_what_fails_for_a_moment_is_tried_again",
        f"{RECEIVER}::test_whatever_a_handler_raises_undoes_one_update",
    ),
    13: (f"{SENDER}::test_telegrams_wait_is_kept_and_others_go_on",),
    14: (
        f"{SENDING}::test_a_wait_of_hours_for_the_manager_is_the_deputy_s_alarm_within_a_minute",
        f"{SENDER}::test_a_long_wait_is_not_waited_for_in_silence",
    ),
    15: (
        f"{SENDER}::test_trouble_of_the_server_loses_nothing",
        f"{RECEIVER}::test_garbage_from_the_server_is_survived",
        f"{ASKING}::test_pauses_grow_to_a_minute",
    ),
    16: (
        f"{SENDING}::test_an_alarm_that_may_have_arrived_says_so_when_it_comes_again",
        f"{SENDER}::test_any_other_letter_of_unknown_outcome_is_sent_once_more",
    ),
    17: (
        f"{SENDER}::test_after_an_outage_the_pressing_goes_first",
        f"{ASKING}::test_a_day_without_the_network_is_waited_out",
        f"{RUN}::test_without_telegram_it_stays_up_and_says_since_when",
    ),
    18: (f"{SENDING}::test_after_a_day_without_the_bot_everybody_is_told",),
    19: (f"{INTAKE}::test_a_press_that_telegram_lost_can_be_made_again_or_typed",),
    20: (f"{RUN}::test_another_poller_ends_it_with_a_code_of_its_own",),
    21: (f"{RUN}::test_a_second_start_on_the_same_data_is_refused_at_once",),
    22: (
        f"{ASKING}::test_a_token_refused_for_a_moment_is_tried_again",
        f"{ASKING}::test_a_token_refused_five_times_ends_the_run",
    ),
    23: (
        f"{SENDING}::test_a_manager_who_is_gone_costs_a_minute",
        f"{SILENCE}::test_a_manager_out_of_reach_costs_a_minute",
    ),
    24: (
        f"{SENDING}::test_with_nobody_in_reach_it_alarms_the_console_and_tries_for_ever",
        f"{SILENCE}::test_with_everybody_out_of_reach_the_reporter_is_told_to_ring",
    ),
    25: (
        f"{SENDING}::test_what_telegram_cannot_read_goes_as_plain_words",
        f"{REFUSED}::test_formatting_that_cannot_be_read_is_left_out",
    ),
    26: (f"{REFUSED}::test_a_text_that_is_too_long_goes_in_parts",),
    27: (
        f"{SENDING}::test_a_manager_who_is_gone_costs_a_minute",
        f"{REFUSED}::test_a_definite_no_is_not_repeated",
    ),
    28: (f"{REFUSED}::test_a_chat_that_moved_is_followed_once",),
    35: (f"{STORAGE}::test_what_cannot_be_stored_is_said_at_once_and_stored_later",),
    36: (
        f"{STORAGE}::test_what_cannot_be_stored_is_said_at_once_and_stored_later",
        "storage/test_database.py::test_a_file_that_cannot_be_written_is_refused",
    ),
    37: (f"{STORAGE}::test_what_cannot_be_stored_is_said_at_once_and_stored_later",),
    38: (
        f"{STORAGE}::test_damage_stops_the_start_with_one_clear_line",
        f"{REFUSALS}::test_with_a_changed_byte",
        f"{REFUSALS}::test_with_its_end_cut_off",
    ),
    44: (
        f"{STORAGE}::test_cancelled_at_any_moment_a_concern_is_there_whole_or_not_at_all",
        "storage/test_database.py::test_cancelling_never_commits_half",
    ),
    45: (f"{EVERY_STEP}::test_killed_between_any_two_steps",),
    46: (
        f"{TWO}::test_two_presses_at_once_send_one_concern",
        f"{TWO}::test_of_two_who_open_at_once_one_is_the_opener_and_both_know",
        f"{TWO}::test_of_two_who_close_at_once_one_does_and_the_other_sees_it",
    ),
    47: (f"{WORDS}::test_long_words_are_kept_whole_and_shown_in_parts",),
    48: (
        f"{WORDS}::test_any_text_is_a_concern",
        "handlers/test_names.py::test_an_account_may_be_called_anything",
    ),
    49: (
        f"{WORDS}::test_markup_and_statements_are_words_like_any_other",
        f"{WORDS}::test_no_source_asks_for_formatting",
    ),
    50: (
        f"{WORDS}::test_markup_and_statements_are_words_like_any_other",
        "test_house.py::test_sql_is_written_out",
    ),
    51: (
        f"{FORGED}::test_every_button_is_refused_to_every_role_without_the_right",
        f"{FORGED}::test_a_reference_that_was_guessed_opens_nothing",
        f"{FORGED}::test_no_data_on_a_button_is_too_strange_to_answer",
    ),
    52: (f"{TWO}::test_every_button_of_an_earlier_screen_changes_nothing_any_more",),
    53: (
        f"{INVITATIONS}::test_a_replayed_link_is_refused_and_its_inviter_hears",
        f"{INVITATIONS}::test_an_expired_link_is_refused_and_a_new_one_is_one_press_away",
        f"{INVITATIONS}::test_a_guessed_link_is_refused_in_the_same_words",
        f"{INVITATIONS}::test_five_tries_an_hour_and_then_silence",
        f"{INVITATIONS}::test_of_two_accounts_at_once_one_gets_in",
    ),
    54: (
        "handlers/test_strangers.py::test_a_stranger_hears_one_neutral_line_an_hour",
        "handlers/test_strangers.py::test_nothing_of_a_stranger_is_kept_but_a_counter",
        f"{FORGED}::test_a_press_of_a_stranger_is_answered_once_and_kept_nowhere",
    ),
    55: (
        "handlers/test_endings.py::test_access_ends_in_the_middle_of_a_conversation",
        "handlers/test_people.py::test_a_lost_role_makes_old_buttons_useless",
    ),
    56: (f"{FORGED}::test_every_command_is_refused_to_every_role_without_the_right",),
    57: (
        "faults/test_manager_learns_nothing.py"
        "::test_a_concern_about_the_manager_changes_nothing_on_the_manager_s_phone",
        f"{SILENCE}::test_about_the_manager_it_is_the_chair_s_alone",
    ),
    65: (
        "faults/test_canaries.py::test_a_story_full_of_trouble_leaves_no_trace_of_anybody",
        "faults/test_canaries.py::test_a_killed_and_troubled_process_writes_nothing_of_anybody",
        f"{RUN}::test_no_secret_is_in_what_others_can_see_of_it",
    ),
    66: (
        "bot/test_settings.py::test_a_mistake_is_one_clear_line_with_its_key",
        "bot/test_keys.py::test_a_secret_that_others_can_read_is_refused_with_what_to_do",
    ),
    67: (
        "storage/test_migrate.py::test_a_newer_file_is_refused",
        "storage/test_migrate.py::test_an_older_file_is_copied_and_brought_up_to_date",
    ),
}
ASKED_FOR = {*range(1, 29), *range(35, 39), *range(44, 58), *range(65, 68)}


def test_every_fault_of_this_release_has_its_proof() -> None:
    assert set(PROOFS) == ASKED_FOR


def test_every_proof_is_there() -> None:
    named = {proof for proofs in PROOFS.values() for proof in proofs}
    assert [proof for proof in sorted(named) if not _is_there(*proof.split("::"))] == []


def _is_there(file: str, name: str) -> bool:
    tree = ast.parse((ROOT / "tests" / file).read_text(encoding="utf-8"))
    found = (ast.FunctionDef, ast.AsyncFunctionDef)
    return name in {node.name for node in tree.body if isinstance(node, found)}
