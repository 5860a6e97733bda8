using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
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

    private static async Task Give(TestServer server, CaseId one, string signIn, CaseInput input)
    {
        var user = await server.User(signIn);
        var staff = (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(user.AuthorityId, default)).Single(member => member.Id == user.UserId);
        var outcome = await server.Services.GetRequiredService<CaseWork>().Give(staff, one, input, Guid.NewGuid().ToString(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), outcome is WorkOutcome.Refused refused ? string.Join('\n', refused.Reasons) : $"{input}: {outcome}");
    }

    private static ImmutableSortedDictionary<string, Value> Row(string name, string kind) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("name", Value.Of(name)), KeyValuePair.Create("kind", Value.OfCode(kind))]);
}
