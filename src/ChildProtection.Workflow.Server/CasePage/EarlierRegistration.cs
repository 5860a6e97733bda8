using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The entries that a child had on the register in earlier cases, for those who see the register in this one.</summary>
[Basis(
    "Y13",
    En = "The page of a child who is on the register again shows the earlier entries: from when to when, for what, how each ended, and the case with the plan of that time.",
    Cy = "Mae tudalen plentyn sydd ar y gofrestr eto’n dangos y cofnodion cynharach: o ba bryd tan pa bryd, am beth, sut y daeth pob un i ben, a’r achos gyda chynllun y cyfnod hwnnw.")]
public sealed class EarlierRegistration(IRegister register, ICaseFiles files, Words words)
{
    private const string RegisterRecords = "register_change";
    private const string Categories = "category";
    private const string EndReasons = "end_reason";

    public async Task<IReadOnlyList<Line>> Of(CaseView view, StaffMember reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        var head = view.State.Head;
        if (!view.Sight.SeesRecords(RegisterRecords))
        {
            return [];
        }
        var entries = (await register.EntriesOf(head.Authority, head.Child, cancellationToken)).Where(entry => entry.Case != head.Case).ToList();
        var open = entries.Count == 0 ? [] : (await files.CasesOf(head.Authority, head.Child, cancellationToken)).Where(other => reader.Teams.Contains(other.Team)).Select(other => other.Case).ToHashSet();
        return
        [
            .. entries.Select(entry => new Line(
                words.With(entry.To is null ? "earlier.since" : "earlier.from_to", Day(entry.From), entry.To is { } to ? Day(to) : string.Empty),
                string.Join(", ", entry.Categories.Select(code => Title(view, Categories, code))),
                entry.EndReason is { } reason ? Title(view, EndReasons, reason) : null,
                open.Contains(entry.Case) ? CasePaths.Case(entry.Case) : null)),
        ];
    }

    private string Day(LocalDate day) => DateWords.Long(day, words.Spoken);

    private string Title(CaseView view, string list, string code) =>
        view.State.Definition.Definition.Choices.TryGetValue(list, out var known) && known.Codes.FirstOrDefault(each => each.Code == code) is { } found
            ? found.Title.In(words.Language)
            : code.Replace('_', ' ');

    /// <param name="When">From when to when.</param>
    /// <param name="Because">How it ended.</param>
    /// <param name="Path">The case that it stood in; null: one of another team.</param>
    public sealed record Line(string When, string Categories, string? Because, string? Path);
}
