using Icmesh.Kernel.Data;
using Icmesh.Tests.Accounts;
using Icmesh.Tests.Activity;
using Icmesh.Tests.Attachments;
using Icmesh.Tests.Data;
using Icmesh.Tests.Privacy;
using Icmesh.Tests.Security.Sweeps;
using Icmesh.Tests.Tokens;

namespace Icmesh.Tests.Security.Faults;

/// <summary>The checks of the suite, each as small as shows its fault.</summary>
internal static class Checks
{
    public static readonly Check
        Loaded = Check.Of<FenceTests>(nameof(FenceTests.A_row_that_a_query_brought_round_the_filter_is_refused_as_it_is_loaded), t => t.A_row_that_a_query_brought_round_the_filter_is_refused_as_it_is_loaded(DatabaseProvider.Sqlite)),
        Queried = Check.Of<FenceTests>(nameof(FenceTests.A_query_brings_the_own_company_and_figures_of_its_subcontractors), t => t.A_query_brings_the_own_company_and_figures_of_its_subcontractors(DatabaseProvider.Sqlite)),
        Owner = Check.Of<WriteConditionTests>(nameof(WriteConditionTests.A_change_or_removal_under_a_foreign_owner_changes_nothing), t => t.A_change_or_removal_under_a_foreign_owner_changes_nothing(DatabaseProvider.Sqlite)),
        Version = Check.Of<WriteConditionTests>(nameof(WriteConditionTests.The_second_of_two_who_edit_a_row_is_refused), t => t.The_second_of_two_who_edit_a_row_is_refused(DatabaseProvider.Sqlite)),
        OtherRole = Check.Of<SessionTests>(nameof(SessionTests.Another_role_takes_effect_on_the_next_request), t => t.Another_role_takes_effect_on_the_next_request()),
        Disabled = Check.Of<SessionTests>(nameof(SessionTests.A_disabled_account_is_out_on_the_next_request_and_its_cookie_is_taken), t => t.A_disabled_account_is_out_on_the_next_request_and_its_cookie_is_taken()),
        EndAll = Check.Of<SessionTests>(nameof(SessionTests.Signing_out_everywhere_ends_every_session_on_its_next_request), t => t.Signing_out_everywhere_ends_every_session_on_its_next_request()),
        Cookie = Check.Of<SignInTests>(nameof(SignInTests.The_session_cookie_is_out_of_reach_for_scripts_and_other_sites), t => t.The_session_cookie_is_out_of_reach_for_scripts_and_other_sites()),
        Lockout = Check.Of<SignInTests>(nameof(SignInTests.Ten_failures_close_a_name_for_fifteen_minutes_whether_or_not_it_exists), t => t.Ten_failures_close_a_name_for_fifteen_minutes_whether_or_not_it_exists("ratna")),
        Limiter = Check.Of<SignInLimiterTests>(nameof(SignInLimiterTests.Too_many_attempts_from_one_address_are_refused_before_any_password_is_verified), t => t.Too_many_attempts_from_one_address_are_refused_before_any_password_is_verified()),
        SecondFactor = Check.Of<SecondFactorPolicyTests>(nameof(SecondFactorPolicyTests.With_the_password_alone_nothing_opens_but_the_page_that_adds_the_second), t => t.With_the_password_alone_nothing_opens_but_the_page_that_adds_the_second("hse-admin", true)),
        StepUp = Check.Of<StepUpTests>(nameof(StepUpTests.Every_action_of_that_kind_asks_and_changes_nothing), t => t.Every_action_of_that_kind_asks_and_changes_nothing("{id}?handler=Reset")),
        Scope = Check.Of<TokenTests>(nameof(TokenTests.A_token_reads_what_it_names_and_nothing_else), t => t.A_token_reads_what_it_names_and_nothing_else()),
        Ended = Check.Of<TokenTests>(nameof(TokenTests.A_revoked_or_expired_token_ends_with_the_next_call), t => t.A_revoked_or_expired_token_ends_with_the_next_call()),
        Calls = Check.Of<TokenTests>(nameof(TokenTests.More_calls_than_allowed_in_a_minute_wait), t => t.More_calls_than_allowed_in_a_minute_wait()),
        Recorded = Check.Of<RecordGuardTests>(nameof(RecordGuardTests.A_change_without_an_entry_is_refused_and_nothing_of_it_is_saved), t => t.A_change_without_an_entry_is_refused_and_nothing_of_it_is_saved()),
        Statements = Check.Of<RecordGuardTests>(nameof(RecordGuardTests.Statements_and_bulk_inserts_are_held_to_it_as_well), t => t.Statements_and_bulk_inserts_are_held_to_it_as_well()),
        Trigger = Check.Of<ChainTests>(nameof(ChainTests.The_database_itself_refuses), t => t.The_database_itself_refuses("UPDATE kernel_activity SET Reason = 'x'")),
        Chained = Check.Of<ChainTests>(nameof(ChainTests.A_save_that_does_not_wait_is_chained_too), t => t.A_save_that_does_not_wait_is_chained_too()),
        Scanned = Check.Of<AttachmentTests>(nameof(AttachmentTests.While_the_antivirus_is_away_files_wait_and_nobody_opens_them), t => t.While_the_antivirus_is_away_files_wait_and_nobody_opens_them()),
        Masked = Check.Of<MaskingTests>(nameof(MaskingTests.Who_may_not_see_it_sees_a_mask_and_leaves_no_entry), t => t.Who_may_not_see_it_sees_a_mask_and_leaves_no_entry()),
        Stream = Check.Of<StreamTests>(nameof(StreamTests.An_open_dashboard_ends_when_its_person_is), t => t.An_open_dashboard_ends_when_its_person_is("disabled")),
        Forms = new($"{nameof(EffectSweepTests)}.{nameof(EffectSweepTests.A_form_without_its_own_token_changes_nothing)}", async () =>
        {
            await using var sweep = await Sweep.OpenAsync();
            await ForgedForms.RunAsync(sweep, sweep.Unsafe.Where(s => s.Path.StartsWith("/Contractors", StringComparison.Ordinal)).Take(3));
            Assert.Empty(sweep.Faults);
        });

    /// <summary>The matrix, for some calls and some people.</summary>
    public static Check Matrix(string call, params string[] people) => new($"{nameof(AuthorizationMatrixTests)}.{nameof(AuthorizationMatrixTests.Everybody_does_what_the_matrix_says_and_nothing_else)} ({call})",
        () => AuthorizationMatrixTests.CheckAsync(s => s.Call == call, people.Length == 0 ? null : p => people.Contains(p.Name)));
}
