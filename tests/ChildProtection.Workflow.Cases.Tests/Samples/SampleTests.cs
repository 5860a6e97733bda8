using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Samples;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Samples;

internal sealed class SampleTests
{
    /// <summary>A day on which somebody may well start the sample; the history is made up to it.</summary>
    private static readonly Instant Until = Instant.FromUtc(2026, 3, 2, 9, 30);

    private static readonly string[] Authorities = ["cwm-heulog.yaml", "fernshire.yaml"];

    private static readonly Dictionary<string, Lazy<SampleHistory>> Histories =
        Authorities.ToDictionary(name => name, name => new Lazy<SampleHistory>(() => Lived(name)));

    [TestCaseSource(nameof(Authorities))]
    public void Every_role_that_a_team_or_the_authority_holds_has_a_holder(string name)
    {
        var file = Read(name);
        var staff = file.StaffMembers();
        var seen = new StaffAsSeen(staff);
        var definition = ShippedFiles.Compiled(file.Definition).Definition;
        var outside = definition.Roles.Values.Where(role => role.Held == RoleHolding.Outside).Select(role => role.Name);

        foreach (var team in file.Teams)
        {
            Assert.That(seen.Vacant(definition, file.Authority, new Identity.TeamId(team.Id)).Except(outside), Is.Empty, team.Name);
        }
    }

    [TestCaseSource(nameof(Authorities))]
    public void Every_role_that_a_form_lets_somebody_be_chosen_for_has_somebody(string name)
    {
        var file = Read(name);
        var definition = ShippedFiles.Compiled(file.Definition).Definition;
        var asked = definition.Forms.Values.SelectMany(form => form.Questions).SelectMany(question => question.Each.Prepend(question))
            .Select(question => question.Type).OfType<FieldType.User>().Select(user => user.Role).OfType<string>().Distinct();

        Assert.That(asked.Where(role => !file.StaffMembers().Any(member => member.Holds(role))), Is.Empty);
    }

    [TestCaseSource(nameof(Authorities))]
    public void Everybody_has_roles_that_are_known_and_a_team_that_is_there(string name)
    {
        var file = Read(name);
        var known = ShippedFiles.Compiled(file.Definition).Definition.Roles.Keys.Concat(ProductRole.All).ToHashSet();

        Assert.That(file.StaffMembers().SelectMany(member => member.Roles).Where(role => !known.Contains(role)), Is.Empty);
        Assert.That(file.StaffMembers().SelectMany(member => member.Teams).Select(team => team.Value).Except(file.Teams.Select(team => team.Id)), Is.Empty);
    }

    [Test]
    public void No_two_people_share_a_sign_in_name_and_nobody_an_id()
    {
        var staff = Authorities.SelectMany(name => Read(name).StaffMembers()).ToList();

        Assert.That(staff.Select(member => member.SignInName), Is.Unique);
        Assert.That(staff.Select(member => member.Id), Is.Unique);
    }

    [Test]
    public void A_file_that_is_no_authority_is_refused_with_its_line() =>
        Assert.That(() => AuthorityFile.Parse("id: 1\nname: [", "wrong.yaml"), Throws.InstanceOf<FormatException>().With.Message.StartsWith("wrong.yaml:2"));

    [Category("Slow")]
    [TestCaseSource(nameof(Authorities))]
    public void Nothing_of_the_history_lies_in_the_future_or_before_it_begins(string name)
    {
        var entries = Histories[name].Value.Steps.SelectMany(steps => steps).SelectMany(step => step.Journal).ToList();
        var begins = ShippedFiles.Calendar.StartOf(ShippedFiles.Calendar.DateOf(Until).PlusMonths(-Read(name).Months));

        Assert.That(entries.Max(entry => entry.RecordedAt), Is.LessThanOrEqualTo(Until));
        Assert.That(entries.Max(entry => entry.OccurredAt), Is.LessThanOrEqualTo(Until));
        Assert.That(entries.Min(entry => entry.RecordedAt), Is.GreaterThanOrEqualTo(begins));
    }

    [Category("Slow")]
    [Test]
    public void The_same_moment_gives_the_same_history()
    {
        var again = Lived(Authorities[0]);

        Assert.That(Ends(again), Is.EqualTo(Ends(Histories[Authorities[0]].Value)));
    }

    [Category("Slow")]
    [Test]
    public void The_two_authorities_have_about_two_hundred_cases_in_every_phase_of_the_main_track()
    {
        var last = Histories.Values.SelectMany(history => history.Value.Steps).Select(steps => steps[^1].Head).ToList();
        string[] phases = ["enquiry", "conference_phase", "protected", "closing", "stepped_down", "temporary_registration"];

        var open = last.Where(head => !head.Closed).CountBy(head => phases.First(phase => head.MainState.StartsWith($"open.main.{phase}", StringComparison.Ordinal)))
            .ToDictionary(each => each.Key, each => each.Value);

        TestContext.Out.WriteLine(string.Join(", ", open.Select(each => $"{each.Key} {each.Value}")) + $", closed {last.Count(head => head.Closed)}");
        Assert.That(last, Has.Count.InRange(180, 220));
        Assert.That(phases.Where(phase => open.GetValueOrDefault(phase) < 3), Is.Empty, "too few to show");
        Assert.That(last.Count(head => head.Closed), Is.GreaterThan(5));
    }

    [Category("Slow")]
    [TestCaseSource(nameof(Authorities))]
    public void The_invented_past_was_sent_to_nobody(string name) =>
        Assert.That(Histories[name].Value.Steps.SelectMany(steps => steps).SelectMany(step => step.Outgoing).Where(sent => sent.Recipients.Count > 0), Is.Empty);

    [Category("Slow")]
    [Test]
    public async Task The_history_is_taken_by_the_store_whole_and_every_journal_verifies()
    {
        var steps = Histories[Authorities[0]].Value.Steps;
        await using var authority = await WorkingAuthority.Create();
        var journal = authority.Get<IJournal>();

        for (var round = 0; steps.Any(each => each.Count > round); round++)
        {
            var outcomes = await authority.Store.Apply([.. steps.Where(each => each.Count > round).Select(each => each[round])], CancellationToken.None);
            Assert.That(outcomes, Is.All.InstanceOf<ApplyOutcome.Applied>());
        }

        foreach (var head in steps.Select(each => each[^1].Head))
        {
            Assert.That(await journal.Verify(head.Authority, head.Case, CancellationToken.None), Is.EqualTo(new JournalVerdict.Intact(head.LastSequence)));
        }
    }

    private static IEnumerable<string> Ends(SampleHistory history) => history.Steps.Select(steps => Convert.ToHexString(steps[^1].Head.LastHash.Span));

    private static AuthorityFile Read(string name)
    {
        var path = Path.Combine(ShippedFiles.Repository, "samples", "authorities", name);
        return AuthorityFile.Parse(File.ReadAllText(path), name);
    }

    private static SampleHistory Lived(string name)
    {
        var file = Read(name);
        return SampleHistory.Of(file, ShippedFiles.Compiled(file.Definition), ShippedFiles.Calendar, ShippedFiles.Practice, Until, CancellationToken.None);
    }
}
