namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What one file of an earlier system is about: one file each.</summary>
public sealed record ImportSubject(string File, bool Required, IReadOnlyList<ImportColumn> Columns)
{
    private const string Date = "a date: 2026-03-02 or 02/03/2026";
    private const string DateOrNotKnown = Date + ", or 'not known'";
    private const string DateNoneNotKnown = Date + ", 'none' if it has not been, or 'not known'";
    private const string YesNo = "yes, no or 'not known'";

    public static ImportSubject Children { get; } = new("children.csv", true,
    [
        new("child_reference", "the earlier system's reference of the child, once", "C-1"),
        new("given_name", "a name", "Tirion"),
        new("family_name", "a name", "Coracle"),
        new("date_of_birth", DateOrNotKnown + "; empty for a child not born yet", "2018-03-14"),
        new("expected_date_of_birth", Date + "; of a child not born yet", ""),
        new("nhs_number", "ten digits, or empty", ""),
        new("family_reference", "the same for brothers and sisters, or empty", "F-1"),
        new("same_as", "empty; 'new' where the child looks like another and is somebody else; or the id of the child on file that it is", ""),
        new("restricted", "empty, or why only named people may know of the file: staff_family, public_role, witness_protection, threat_to_life or other", ""),
        new("restricted_reason", "a sentence, where restricted", ""),
        new("restricted_review_on", "the day on which somebody looks again, within six months, where restricted", ""),
        new("restricted_readers", "sign-in names of those who may read, parted by ';', where restricted", ""),
    ]);

    public static ImportSubject Persons { get; } = new("persons.csv", false,
    [
        new("person_reference", "the same for one person in several rows", "P-1"),
        new("child_reference", "a child of children.csv", "C-1"),
        new("given_name", "a name", "Amina"),
        new("family_name", "a name", "Coracle"),
        new("relationship", "mother, father, parent, step_parent, sibling, carer, foster_carer, grandparent, wider_family or other", "mother"),
        new("takes_part", "yes for a parent or carer whom letters and meetings concern; no", "yes"),
    ]);

    public static ImportSubject Cases { get; } = new("cases.csv", true,
    [
        new("case_reference", "the earlier system's reference of the case, once", "K-1"),
        new("child_reference", "a child of children.csv", "C-1"),
        new("team", "the name of a team here", "North"),
        new("phase", "strategy_discussion, enquiry, conference_called, conference_booked or plan", "plan"),
        new("referral_received_on", DateOrNotKnown, "2026-02-02"),
        new("referral_source", "who referred, or empty", "school"),
        new("referral_decided_on", Date + "; in the phase strategy_discussion", ""),
        new("strategy_discussion_on", DateOrNotKnown + "; from the phase enquiry on", "2026-02-04"),
        new("enquiry_began_on", "the section 47 enquiry: " + DateOrNotKnown, "2026-02-04"),
        new("assessment_completed_on", DateNoneNotKnown, "2026-02-20"),
        new("conference_called_on", DateOrNotKnown + "; once one is called", ""),
        new("conference_booked_for", "the coming conference or review: " + Date + ", or 'none'", "none"),
        new("initial_conference_on", DateOrNotKnown + "; in the phase plan", "2026-03-02"),
        new("registered_on", Date + "; in the phase plan: never 'not known'", "2026-03-02"),
        new("categories", "codes of the definition parted by ';', such as neglect;physical, or 'not known'", "neglect"),
        new("last_review_on", DateNoneNotKnown, "2026-05-26"),
        new("decisions_sent_on", "of the last conference: " + DateNoneNotKnown, "2026-05-29"),
        new("minutes_sent_on", "of the last conference: " + DateNoneNotKnown, "2026-06-19"),
        new("first_core_group_on", Date + ", or empty", "2026-03-13"),
        new("last_core_group_on", DateNoneNotKnown, "2026-09-01"),
        new("core_group_record_sent_on", "of the last core group: " + DateNoneNotKnown, "2026-09-10"),
        new("next_core_group_on", Date + ", or 'none' if it is not booked", "none"),
        new("detailed_plan_agreed_on", DateNoneNotKnown, "2026-03-24"),
        new("previously_registered", YesNo, "no"),
        new("domestic_abuse", YesNo, "no"),
        new("criminal_enquiry", YesNo, "no"),
        new("looked_after", YesNo, "no"),
        new("missing", YesNo, "no"),
        new("access_denied", YesNo, "no"),
        new("court", "an order or a court case: " + YesNo, "no"),
        new("outline", "what whoever opens the case must know, or empty", ""),
    ]);

    public static ImportSubject Visits { get; } = new("visits.csv", false,
    [
        new("case_reference", "a case of cases.csv", "K-1"),
        new("on", Date, "2026-09-09"),
        new("visitor", "lead_worker, cover, other or 'not known'", "lead_worker"),
        new("place", "home, school, other or 'not known'", "home"),
        new("seen", YesNo, "yes"),
        new("engaged", YesNo, "yes"),
        new("alone", "alone, supporter, observed, declined, not_alone or 'not known'", "alone"),
        new("announced", YesNo, "yes"),
        new("bedroom_seen", YesNo, "not known"),
        new("during_absence", "of a visit by cover: within a recorded absence of the lead worker: " + YesNo, "no"),
    ]);

    public static ImportSubject Allocations { get; } = new("allocations.csv", false,
    [
        new("case_reference", "a case of cases.csv", "K-1"),
        new("role", "lead_worker or chair", "lead_worker"),
        new("sign_in_name", "of an account here", "sioned"),
    ]);

    public static IReadOnlyList<ImportSubject> All { get; } = [Children, Persons, Cases, Visits, Allocations];

    /// <summary>The file with its header and one row that shows what a cell may say.</summary>
    public string Template() => string.Join(',', Columns.Select(column => column.Name)) + "\r\n" + string.Join(',', Columns.Select(column => Quoted(column.Example))) + "\r\n";

    private static string Quoted(string cell) => cell.Contains(',', StringComparison.Ordinal) ? $"\"{cell}\"" : cell;
}
