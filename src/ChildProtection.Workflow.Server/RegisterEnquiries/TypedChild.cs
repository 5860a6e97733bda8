using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>The child asked about, as typed.</summary>
public sealed record TypedChild(
    string? Given, string? Family, string? OtherNames, QuestionInput.Date Born, QuestionInput.Date Expected, string? Address, string? Household)
{
    private const string BornField = "born";
    private const string ExpectedField = "expected";

    public static TypedChild Nobody { get; } = Of((AskedChild?)null);

    public static TypedChild Of(AskedChild? child) => new(
        child?.GivenName, child?.FamilyName, child is null ? null : string.Join('\n', child.OtherNames), Day(child?.BornOn), Day(child?.ExpectedOn), child?.Address,
        child is null ? null : string.Join('\n', child.Household));

    public static TypedChild Of(IFormCollection form) => new(
        form["given"], form["family"], form["other_names"], Typed(form, BornField), Typed(form, ExpectedField), form["address"], form["household"]);

    /// <summary>What was typed, and what of it is not a day.</summary>
    public static (AskedChild Child, IReadOnlyList<FieldError> Errors) Read(IFormCollection form, Words words)
    {
        var (born, bornError) = DayFields.Read(form, BornField, words);
        var (expected, expectedError) = DayFields.Read(form, ExpectedField, words);
        var child = new AskedChild(
            Text(form, "given"), Text(form, "family"), Lines(form, "other_names"), born, expected, Text(form, "address") is { Length: > 0 } address ? address : null, Lines(form, "household"));
        return (child, [.. new[] { bornError, expectedError }.OfType<FieldError>()]);
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();

    private static IReadOnlyList<string> Lines(IFormCollection form, string field) =>
        [.. form[field].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static QuestionInput.Date Typed(IFormCollection form, string field) => new(form[$"{field}.day"], form[$"{field}.month"], form[$"{field}.year"], null);

    private static QuestionInput.Date Day(LocalDate? day) => new(
        day?.Day.ToString(System.Globalization.CultureInfo.InvariantCulture), day?.Month.ToString(System.Globalization.CultureInfo.InvariantCulture),
        day?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), null);
}
