using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Plans one case of the files.</summary>
internal sealed class CasePlanning(ImportSetting setting, CaseRows rows, Action<ImportFinding> tell)
{
    private static readonly string[] Relationships =
        ["mother", "father", "parent", "step_parent", "sibling", "carer", "foster_carer", "grandparent", "wider_family", "other"];

    private const int NhsDigits = 10;

    /// <summary>As it was brought in by an earlier run.</summary>
    public PlannedCase InBefore()
    {
        tell(new ImportFinding(ImportCodes.AlreadyIn, rows.Case.Place, null, "The case was brought in before; nothing of it is changed.", "Nothing. What has changed since is recorded in the case.", Stops: false));
        return Of(default, rows.Case["phase"], Answers.None) with { IsIn = true };
    }

    /// <summary>Null: something is wrong with it, and was told.</summary>
    public PlannedCase? Read()
    {
        var wrong = false;
        void Tell(ImportFinding finding)
        {
            wrong |= finding.Stops;
            tell(finding);
        }

        var named = Staff(Tell);
        var team = Team(Tell);
        var answers = CaseAnswers.Of(rows, setting.System, setting.Definition.Definition, setting.Calendar, setting.Today, named, Tell);
        var child = Child(answers, Tell);
        var restriction = RestrictionRows.Of(setting, rows.Child, setting.Ids.Child(rows.Child["child_reference"]), named.Values, Tell);
        if (wrong || team is null || child is null)
        {
            return null;
        }
        if (!named.ContainsKey("lead_worker"))
        {
            Tell(new ImportFinding(
                ImportCodes.NoLeadWorker, rows.Case.Place, null, "Nobody is named as lead worker: somebody is asked to name one as soon as the case is in, and of a child with a plan that is an alarm.",
                "Add a row to allocations.csv.", Stops: false));
        }
        return Of(team.Id, answers.Values["phase"].Code, answers) with
        {
            NewChild = child,
            Restriction = restriction,
            LeadWorker = named.GetValueOrDefault("lead_worker"),
            Gaps = answers.Records.TryGetValue("gaps", out var gaps) ? gaps.Length : 0,
        };
    }

    /// <summary>What the definition makes of it: null where it refuses, which is told.</summary>
    public PlannedCase? Decide(PlannedCase planned, CaseDecider decider)
    {
        switch (decider.Open(new NewCase(setting.By.Authority, planned.Case, planned.Child, planned.Team, []), setting.Definition, Input(setting.By, setting.Definition, planned), setting.Seen, null, setting.Now))
        {
            case Decision.Accepted accepted:
                return planned with
                {
                    Overdue = [.. accepted.Result.After.Deadlines.Where(deadline => deadline.Breached).Select(deadline => (deadline.Name, deadline.DueAt!.Value)).OrderBy(late => late.Name, StringComparer.Ordinal)],
                };
            case Decision.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    tell(new ImportFinding(
                        reason.Code, rows.Case.Place, rows.Case.Cells.ContainsKey(reason.Question ?? string.Empty) ? reason.Question : null, reason.Message, "Put the row right.", Stops: true));
                }
                return null;
            case Decision.Faulted faulted:
                tell(new ImportFinding(faulted.Code, rows.Case.Place, null, faulted.Words, "Tell whoever keeps the system: no row is at fault.", Stops: true));
                return null;
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    public static CaseInput.Open Input(StaffMember by, CompiledDefinition definition, PlannedCase planned) =>
        new(planned.Answers) { Actor = Acting.For(by, planned.Team, definition.Definition), TakenOver = true };

    private PlannedCase Of(TeamId team, string phase, Answers answers) => new()
    {
        Reference = rows.Reference,
        Case = setting.Ids.Case(rows.Reference),
        Child = setting.Ids.Child(rows.Child["child_reference"]),
        Team = team,
        Phase = phase,
        Answers = answers,
        Rows = [.. rows.All.Select(row => row.Place)],
    };

    private Team? Team(Action<ImportFinding> told)
    {
        var found = setting.Teams.FirstOrDefault(team => team.Name.Equals(rows.Case["team"], StringComparison.OrdinalIgnoreCase));
        if (found is null)
        {
            told(new ImportFinding(
                ImportCodes.NoSuchTeam, rows.Case.Place, "team", "There is no team of that name here.", $"Teams are {string.Join(", ", setting.Teams.Select(team => team.Name))}.", Stops: true));
        }
        return found;
    }

    /// <summary>The ids of those whom the allocations name, by role.</summary>
    private Dictionary<string, string> Staff(Action<ImportFinding> told)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows.Allocations)
        {
            var role = row["role"].ToLowerInvariant();
            var needed = role switch { "lead_worker" => "social_worker", "chair" => "conference_chair", _ => null };
            if (needed is null)
            {
                new CellReader(row, setting.Today, told).Wrong("role", "It takes lead_worker or chair.");
            }
            else if (setting.Staff.FirstOrDefault(member => member.SignInName.Equals(row["sign_in_name"], StringComparison.OrdinalIgnoreCase)) is not { } member)
            {
                told(new ImportFinding(ImportCodes.UnknownStaff, row.Place, "sign_in_name", "Nobody who works here signs in under that name.", "Make the account first, put the name right, or leave the row out.", Stops: true));
            }
            else if (!member.Holds(needed))
            {
                told(new ImportFinding(ImportCodes.UnknownStaff, row.Place, "sign_in_name", $"That account does not hold the role {needed}.", "Give the account the role, or name somebody who holds it.", Stops: true));
            }
            else
            {
                named[role] = member.Id.ToString();
            }
        }
        return named;
    }

    private NewChild? Child(Answers answers, Action<ImportFinding> told)
    {
        var cells = new CellReader(rows.Child, setting.Today, told);
        var (given, family) = (cells.Text("given_name", required: true), cells.Text("family_name", required: true));
        var number = cells.Text("nhs_number")?.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (number is not null && (number.Length != NhsDigits || !number.All(char.IsAsciiDigit)))
        {
            cells.Wrong("nhs_number", "It takes ten digits, or nothing.");
        }
        var relatives = rows.Persons.Select(row => Relative(row, told)).OfType<NewRelative>().ToList();
        if (given is null || family is null)
        {
            return null;
        }
        var reference = rows.Child["child_reference"];
        return new NewChild(setting.Ids.Child(reference), given, family, Day("date_of_birth"), Day("expected_date_of_birth"), null, setting.Ids.Family(cells.Text("family_reference"), reference))
        {
            NhsNumber = number,
            Relatives = relatives,
        };

        NodaTime.LocalDate? Day(string question) => answers.Values.TryGetValue(question, out var value) && value.IsKnown ? value.Date : null;
    }

    private NewRelative? Relative(ImportRow row, Action<ImportFinding> told)
    {
        var cells = new CellReader(row, setting.Today, told);
        var (reference, kind) = (cells.Text("person_reference", required: true), cells.Code("relationship", required: true, notKnown: false, Relationships));
        return reference is null || kind is null ? null : new NewRelative(null, row["given_name"], row["family_name"], kind) { NewId = setting.Ids.Person(reference) };
    }
}
