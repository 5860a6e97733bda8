using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

/// <summary>The names of a small definition.</summary>
internal sealed class SampleScope : IExpressionScope
{
    public static readonly ExpressionType Outcome = ExpressionType.Code("outcome");

    public static readonly RecordShape Visit = new(
        "visit", 0, ExpressionType.Date,
        [
            ("engaged", ExpressionType.Bool, null), ("seen_alone", ExpressionType.Bool, LocalizedText.Of("seen alone", "gweld ar ei ben ei hun")),
            ("minutes", ExpressionType.Number, null), ("alone", ExpressionType.Code("alone"), null), ("worker", ExpressionType.Text, null),
        ],
        LocalizedText.Of("visit", "ymweliad"));

    public static readonly RecordShape Conference = new(
        "conference", 1, ExpressionType.Moment, [("decision", Outcome, null), ("held_on", ExpressionType.Date, null)]);

    private static readonly Dictionary<NameKind, BoundName[]> Named = new()
    {
        [NameKind.Field] =
        [
            new("born", 0, ExpressionType.Bool), new("registered_on", 1, ExpressionType.Date, LocalizedText.Of("registered on", "cofrestrwyd ar")),
            new("children", 2, ExpressionType.Number), new("outcome", 3, Outcome), new("reported_at", 4, ExpressionType.Moment),
            new("worker", 5, ExpressionType.Text), new("birth_date", 6, ExpressionType.Date), new("frequency", 7, ExpressionType.Period),
            new("registered", 8, ExpressionType.Bool), new("outcomes", 9, ExpressionType.SeveralCodes("outcome"), LocalizedText.Of("outcomes", "canlyniadau")),
        ],
        [NameKind.Parameter] = [new("see_child_alone", 0, ExpressionType.Period), new("quorum", 1, ExpressionType.Number)],
        [NameKind.Answer] = [new("adjourned", 0, ExpressionType.Bool), new("outcome", 1, Outcome)],
        [NameKind.EachRecord] = [new("name", RecordShape.FirstDeclared, ExpressionType.Text)],
        [NameKind.Signal] = [new("date_of_birth", 0, ExpressionType.Date)],
    };

    private static readonly Dictionary<ElementKind, string[]> Elements = new()
    {
        [ElementKind.State] = ["open", "open.protected", "closed"],
        [ElementKind.Deadline] = ["seen_alone", "first_review"],
        [ElementKind.Task] = ["hold_conference"],
        [ElementKind.Role] = ["lead_worker", "manager"],
        [ElementKind.CaseRole] = ["lead_worker"],
    };

    private static readonly Dictionary<string, string[]> Codes = new()
    {
        ["outcome"] = ["registered", "not_registered", "adjourned"],
        ["alone"] = ["alone", "supporter", "not_alone"],
    };

    public IEnumerable<string> RecordLists => ["visit", "conference"];

    public BoundName? Find(NameKind kind, string name) => Array.Find(Named[kind], bound => bound.Name == name);

    public RecordShape? FindRecords(string list) => list switch
    {
        "visit" => Visit,
        "conference" => Conference,
        _ => null,
    };

    public int? FindElement(ElementKind kind, string name) => Array.IndexOf(Elements[kind], name) is >= 0 and var ordinal ? ordinal : null;

    public IReadOnlyCollection<string>? CodesOf(string list) => Codes.GetValueOrDefault(list);

    public IEnumerable<string> NamesOf(NameKind kind) => Named[kind].Select(bound => bound.Name);

    public IEnumerable<string> NamesOf(ElementKind kind) => Elements[kind];
}
