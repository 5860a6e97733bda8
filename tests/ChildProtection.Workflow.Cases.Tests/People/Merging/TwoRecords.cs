using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People.Merging;

/// <summary>Two records on file with an open case each, which may be one child: one of the North team, one of the South team.</summary>
internal sealed class TwoRecords : IAsyncDisposable
{
    public const string Why = "The school and the NHS number are the same.";
    public const string WhyNot = "They are cousins; both were seen today.";

    public static LocalDate FirstBorn { get; } = new(2018, 5, 1);

    public static LocalDate SecondBorn { get; } = new(2018, 1, 5);

    public WorkingAuthority At { get; private init; } = null!;

    public OpenCase First { get; private init; } = null!;

    public OpenCase Second { get; private init; } = null!;

    public MergingChildren Merging => At.Get<MergingChildren>();

    public IChildMerges Merges => At.Get<IChildMerges>();

    public static async Task<TwoRecords> Create()
    {
        var authority = await WorkingAuthority.Create();
        return new TwoRecords
        {
            At = authority,
            First = await Opened(authority, await Child(authority, "Rhys", "Inkwell", FirstBorn), WorkingAuthority.North, "anwen"),
            Second = await Opened(authority, await Child(authority, "Reece", "Inkwel", SecondBorn), WorkingAuthority.South, "seren"),
        };
    }

    public StaffMember Who(string signIn) => At.Who(signIn);

    public Task<ChildId> Child(string given, string family, LocalDate? born, LocalDate? expected = null, FamilyId? group = null) => Child(At, given, family, born, expected, group);

    public static async Task<ChildId> Child(WorkingAuthority at, string given, string family, LocalDate? born, LocalDate? expected = null, FamilyId? group = null)
    {
        var child = new ChildId(Guid.NewGuid());
        var made = new NewChild(child, given, family, born, expected, null, group ?? new FamilyId(Guid.NewGuid()));
        await at.Get<IPeople>().Write(OpeningFile.Of(at.Authority, new Signature(at.Who("anwen").Id, at.Clock.Now), Guid.NewGuid(), made), default);
        return child;
    }

    public static async Task<OpenCase> Opened(WorkingAuthority at, ChildId child, TeamId team, string by)
    {
        var born = (await at.Get<ICaseFiles>().Child(at.Authority, child, default))!.BornOn!.Value;
        var answers = at.OpeningAnswers();
        var opening = new OpenCase(new CaseId(Guid.NewGuid()), child, team, answers with { Values = answers.Values.SetItem("date_of_birth", Value.Of(born)) }, null);
        var outcome = await at.Opening.Open(at.Who(by), opening, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), $"{outcome}");
        return opening;
    }

    public Task<MergeOutcome> Propose(string by, ChildId kept, ChildId other, string reason = Why, Guid? command = null) =>
        Merging.Propose(Who(by), command ?? Guid.NewGuid(), kept, other, reason, default);

    public Task<MergeOutcome> Take(string by, Guid id, MergeStep step, string reason = WhyNot) => Merging.Take(Who(by), id, step, reason, default);

    /// <summary>One child from here on: said by the manager of one team, confirmed by that of the other.</summary>
    public async Task<Guid> Merge() => await Merge(First.Child, Second.Child);

    public async Task<Guid> Merge(ChildId kept, ChildId other, string first = "rhodri", string second = "nerys")
    {
        var id = Guid.NewGuid();
        Assert.That(await Propose(first, kept, other, command: id), Is.EqualTo(MergeOutcome.Done));
        Assert.That(await Take(second, id, MergeStep.Confirm), Is.EqualTo(MergeOutcome.Done));
        return id;
    }

    public async Task Undo(Guid id)
    {
        Assert.That(await Take("nerys", id, MergeStep.AskToUndo), Is.EqualTo(MergeOutcome.Done));
        Assert.That(await Take("rhodri", id, MergeStep.Undo), Is.EqualTo(MergeOutcome.Done));
    }

    public Task<RestrictingOutcome> Restrict(string by, ChildId child, params RestrictedReader[] readers) => At.Get<FileRestricting>().Set(
        Who(by), child, RestrictionGround.PublicRole, "The father is a councillor of this authority.", new LocalDate(2026, 6, 1), readers, default);

    public RestrictedReader Reads(string signIn) => new(Who(signIn).Id, ReaderStanding.Reads);

    public RestrictedReader KeptOut(string signIn) => new(Who(signIn).Id, ReaderStanding.KeptOut);

    public ValueTask DisposeAsync() => At.DisposeAsync();
}
