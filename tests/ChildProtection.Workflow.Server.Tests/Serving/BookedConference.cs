using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>A child of a demonstration whose conference is booked: a parent and an agency invited, an advocate offered, the hour known and the room not yet.</summary>
public static class BookedConference
{
    /// <summary>The parent who is invited.</summary>
    public const string Parent = "Catrin Ivyquill";

    public static async Task<CaseId> On(TestServer server, string familyName, string givenName)
    {
        var one = await ProtectedFamily.Before(server, "prepare_child", familyName, givenName);
        var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        await Take(server, one, "mei", "invite_more", [], [Row(Parent, "parent"), Row("Dr Idris Fenwillow", "professional")]);
        await Take(server, one, "mei", "rebook_conference", [("booked_for", Value.Of(today.PlusDays(14))), ("time", Value.Of("half past 9")), ("reason", Value.Of("Recorded for a test."))], []);
        await Give(server, one, "anwen", new CaseInput.CompleteTask("offer_advocacy", Answers.Of([KeyValuePair.Create("on", Value.Of(today)), KeyValuePair.Create("response", Value.OfCode("accepted"))])) { Actor = Actor.System });
        return one;
    }

    /// <summary>Puts the parent on file, with that language.</summary>
    public static async Task ParentSpeaks(TestServer server, CaseId one, params (string Part, string? Value)[] language)
    {
        var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        var names = Parent.Split(' ');
        await Keep(server, one, new PeopleEdit.Joined(
            null, names[0], names[1], null, null, false, FactValue.Of(("kind", "mother"), ("parental_responsibility", "yes")), null, null, today.PlusYears(-9)));
        var view = (await server.Services.GetRequiredService<PeopleReading>().Of(await Who(server, "anwen"), one, default))!.View;
        await Speaks(server, one, SubjectId.Of(view.Persons.Single(person => person.Name == Parent).Id), language);
    }

    public static async Task ChildSpeaks(TestServer server, CaseId one, params (string Part, string? Value)[] language)
    {
        var view = (await server.Services.GetRequiredService<PeopleReading>().Of(await Who(server, "anwen"), one, default))!.View;
        await Speaks(server, one, SubjectId.Of(view.Child.Id), language);
    }

    private static Task Speaks(TestServer server, CaseId one, SubjectId who, (string Part, string? Value)[] language) =>
        Keep(server, one, new PeopleEdit.News(who, FactKinds.Language, null, null, FactValue.Of(language), null, null));

    private static async Task Keep(TestServer server, CaseId one, PeopleEdit edit)
    {
        var outcome = await server.Services.GetRequiredService<KeepingPeople>().Keep(await Who(server, "anwen"), one, edit, Guid.NewGuid(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), outcome is WorkOutcome.Refused refused ? string.Join('\n', refused.Reasons) : $"{edit}: {outcome}");
    }

    /// <summary>Takes an action of the case as that person.</summary>
    public static Task Take(
        TestServer server, CaseId one, string signIn, string action, (string Name, Value Value)[] answers, ImmutableArray<ImmutableSortedDictionary<string, Value>> invitees, string? record = null) =>
        Give(server, one, signIn, new CaseInput.TakeAction(
            action,
            new Answers
            {
                Values = answers.ToImmutableSortedDictionary(answer => answer.Name, answer => answer.Value, StringComparer.Ordinal),
                Records = invitees.IsEmpty
                    ? ImmutableSortedDictionary.Create<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal)
                    : ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("invitees", invitees)]),
            },
            record) { Actor = Actor.System });

    /// <summary>Says that something on record of the case was wrong.</summary>
    public static Task Correct(TestServer server, CaseId one, string list, string record, string field, string right) => Give(
        server, one, "rhodri",
        new CaseInput.CorrectRecord(list, record, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create(field, Value.Of(right))]), "Typed wrongly.") { Actor = Actor.System });

    /// <summary>Moves the conference to that hour.</summary>
    public static Task Move(TestServer server, CaseId one, string time) => Take(
        server, one, "mei", "rebook_conference",
        [("booked_for", Value.Of(server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date.PlusDays(15))), ("time", Value.Of(time)), ("reason", Value.Of("Recorded for a test."))], []);

    /// <summary>The invitation of the parent is recorded as sent by post, in Polish, through a translator.</summary>
    public static Task Invite(TestServer server, CaseId one) => Take(
        server, one, "mei", "give_invitation",
        [("handover", Value.OfCode("given")), ("how", Value.OfCode("post")), ("language", Value.Of("Polish")), ("interpreter", Value.Of("Ola the translator"))], [], "invitation-1");

    private static async Task Give(TestServer server, CaseId one, string signIn, CaseInput input)
    {
        var staff = await Who(server, signIn);
        var version = (await server.Services.GetRequiredService<CaseReading>().Case(staff, one, default))?.State.Head.Version;
        var outcome = await server.Services.GetRequiredService<CaseWork>().Give(staff, one, input, Guid.NewGuid().ToString(), new Seen(version), default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), outcome is WorkOutcome.Refused refused ? string.Join('\n', refused.Reasons) : $"{input}: {outcome}");
    }

    private static async Task<StaffMember> Who(TestServer server, string signIn)
    {
        var user = await server.User(signIn);
        return (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(user.AuthorityId, default)).Single(member => member.Id == user.UserId);
    }

    /// <summary>Somebody to invite.</summary>
    public static ImmutableSortedDictionary<string, Value> Row(string name, string kind) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("name", Value.Of(name)), KeyValuePair.Create("kind", Value.OfCode(kind))]);
}
