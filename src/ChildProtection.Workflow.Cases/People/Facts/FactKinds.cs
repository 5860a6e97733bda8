using System.Collections.Frozen;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>Every kind of fact on file (rules catalogue, section 3: Child, Household, Person, Relationship).</summary>
public static class FactKinds
{
    private static readonly string[] Channels = ["telephone", "mobile", "email", "letter", "in_person", "other"];

    public static FactKind Name { get; } = new("name", FactSubject.Person, [Text("given", required: true), Text("family")]);

    public static FactKind KnownAs { get; } = new("known_as", FactSubject.Person, [Text("name", required: true)]);

    public static FactKind OtherName { get; } = new(
        "other_name", FactSubject.Person, [Text("given"), Text("family"), Choice("use", ["former", "alias", "other_spelling", "other_script"])]) { Several = true };

    public static FactKind Born { get; } = new("born", FactSubject.Person, [Day("on"), Day("expected")]) { HasWayOut = true };

    public static FactKind Died { get; } = new("died", FactSubject.Person, [Day("on", required: true)]) { ChangeOfCircumstances = "other" };

    public static FactKind Language { get; } = new(
        "language", FactSubject.Person,
        [Choice("language", ["cy", "en", "bsl", "other"], required: true), Text("which"), Choice("interpreter", ["yes", "no"])]) { HasWayOut = true };

    public static FactKind Communication { get; } = new("communication", FactSubject.Person, [LongText("needs", required: true)]) { HasWayOut = true };

    public static FactKind PracticalNeeds { get; } = new("practical_needs", FactSubject.Person, [LongText("needs", required: true)]);

    public static FactKind Contact { get; } = new(
        "contact", FactSubject.Person, [Choice("channel", Channels, required: true), Text("value", required: true), Text("note")]) { Several = true, Locates = true };

    public static FactKind SafeContact { get; } = new(
        "safe_contact", FactSubject.Person,
        [Choice("channel", Channels, required: true), Text("value"), Text("times"), LongText("avoid")]) { HasWayOut = true, Locates = true };

    public static FactKind RestrictedPerson { get; } = new("location_restricted", FactSubject.Person, Restriction());

    public static FactKind RiskToOthers { get; } = new("risk_to_others", FactSubject.Person, [LongText("notes", required: true)]) { Sensitive = true };

    public static FactKind Relationship { get; } = new(
        "relationship", FactSubject.Child,
        [
            Choice("kind", ["mother", "father", "parent", "step_parent", "sibling", "carer", "foster_carer", "grandparent", "wider_family", "other"], required: true),
            Choice("parental_responsibility", ["yes", "no", "not_known"], required: true), LongText("contact_restrictions"),
        ])
    { Several = true, About = FactSubject.Person };

    public static FactKind LivesIn { get; } = new(
        "lives_in", FactSubject.Person,
        [Choice("as", ["child", "mother", "father", "step_parent", "carer", "foster_carer", "grandparent", "wider_family", "lodger", "other"], required: true), LongText("checks")])
    { Several = true, About = FactSubject.Household, ChangeOfCircumstances = "household_member" };

    public static FactKind Gender { get; } = new(
        "gender", FactSubject.Child, [Choice("gender", ["girl", "boy", "other", "not_yet_known"], required: true), Text("words")]) { HasWayOut = true };

    public static FactKind Ethnicity { get; } = new(
        "ethnicity", FactSubject.Child, [Choice("group", ["white", "mixed", "asian", "black", "other"], required: true), Text("words")]) { HasWayOut = true };

    public static FactKind Religion { get; } = new("religion", FactSubject.Child, [Text("words", required: true)]) { HasWayOut = true };

    public static FactKind Nationality { get; } = new("nationality", FactSubject.Child, [Text("words", required: true), Text("immigration_status")]) { HasWayOut = true };

    public static FactKind Disability { get; } = new(
        "disability", FactSubject.Child, [Choice("disabled", ["yes", "no"], required: true), LongText("words")]) { HasWayOut = true };

    public static FactKind NhsNumber { get; } = new("nhs_number", FactSubject.Child, [new FactPart("number", PartType.NhsNumber, [], true)]) { HasWayOut = true };

    public static FactKind PupilNumber { get; } = new("pupil_number", FactSubject.Child, [new FactPart("number", PartType.PupilNumber, [], true)]) { HasWayOut = true };

    public static FactKind School { get; } = new(
        "school", FactSubject.Child, [Text("name", required: true), Text("hours")]) { HasWayOut = true, Locates = true, ChangeOfCircumstances = "other" };

    public static FactKind Doctor { get; } = new("doctor", FactSubject.Child, [Text("name", required: true), Text("practice")]) { HasWayOut = true, Locates = true };

    public static FactKind HealthVisitor { get; } = new("health_visitor", FactSubject.Child, [Text("name", required: true), Text("base")]) { HasWayOut = true, Locates = true };

    public static FactKind ResponsibleAuthority { get; } = new(
        "responsible_authority", FactSubject.Child, [Text("name", required: true)]) { HasWayOut = true, ChangeOfCircumstances = "authority_area" };

    /// <summary>Somebody looked at both and said that they are two: kept, so that nobody has to find it out again.</summary>
    public static FactKind ToldApart { get; } = new("told_apart", FactSubject.Person, [LongText("reason", required: true)]) { Several = true, About = FactSubject.Person };

    public static FactKind Address { get; } = new(
        "address", FactSubject.Household, [LongText("lines", required: true), Text("postcode")]) { HasWayOut = true, Locates = true, ChangeOfCircumstances = "address" };

    public static FactKind RestrictedHousehold { get; } = new("household_restricted", FactSubject.Household, Restriction());

    public static FactKind SafetyNotes { get; } = new("safety_notes", FactSubject.Household, [LongText("notes", required: true)]);

    public static FactKind ChecksDone { get; } = new("checks_done", FactSubject.Household, [LongText("checks", required: true)]) { HasWayOut = true };

    /// <summary>In the order in which a page shows them.</summary>
    public static IReadOnlyList<FactKind> All { get; } =
    [
        SafeContact, RestrictedPerson, Name, KnownAs, OtherName, Born, Died, Gender, Language, Communication, PracticalNeeds, Contact,
        School, Doctor, HealthVisitor, NhsNumber, PupilNumber, Disability, Ethnicity, Religion, Nationality, ResponsibleAuthority, RiskToOthers,
        Relationship, LivesIn, ToldApart, Address, RestrictedHousehold, SafetyNotes, ChecksDone,
    ];

    private static readonly FrozenDictionary<string, FactKind> ByName = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Null: there is no such kind.</summary>
    public static FactKind? Find(string name) => ByName.GetValueOrDefault(name);

    private static FactPart[] Restriction() => [Choice("restricted", ["yes", "no"], required: true), LongText("reason")];

    private static FactPart Text(string name, bool required = false) => new(name, PartType.Text, [], required);

    private static FactPart LongText(string name, bool required = false) => new(name, PartType.LongText, [], required);

    private static FactPart Day(string name, bool required = false) => new(name, PartType.Date, [], required);

    private static FactPart Choice(string name, IReadOnlyList<string> codes, bool required = false) => new(name, PartType.Choice, codes, required);
}
