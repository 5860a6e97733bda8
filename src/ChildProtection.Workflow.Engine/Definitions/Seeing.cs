namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a role sees of a case, by what the definition says of the role, the list and the field.</summary>
public static class Seeing
{
    /// <summary>A field of the case.</summary>
    public static bool Sees(this Definition definition, string role, CaseField fact) =>
        IsSeenBy(fact.SeenBy, role) && (SightOf(definition, role) is not { } sight || sight.Facts.Contains(fact.Name));

    /// <summary>That there are records of the list.</summary>
    public static bool Sees(this Definition definition, string role, RecordType record) =>
        IsSeenBy(record.SeenBy, role) && (SightOf(definition, role) is not { } sight || sight.Records.ContainsKey(record.Name));

    /// <summary>A field of the records of a list.</summary>
    public static bool Sees(this Definition definition, string role, RecordType record, CaseField field) =>
        definition.Sees(role, record) && IsSeenBy(field.SeenBy, role)
        && (SightOf(definition, role) is not { } sight || sight.Records[record.Name].Contains(field.Name));

    private static RoleSight? SightOf(Definition definition, string role) => definition.Roles.GetValueOrDefault(role)?.Sees;

    /// <summary>The roles that correct a field of a record, or when it happened (null); null: whoever sees it.</summary>
    public static IReadOnlyList<string>? Correcting(this RecordType record, CaseField? field) => field?.CorrectedBy ?? record.CorrectedBy;

    private static bool IsSeenBy(IReadOnlyList<string> roles, string role) => roles.Count == 0 || roles.Contains(role);
}
