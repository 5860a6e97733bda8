using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>
/// The smallest definition with everything that a node may be killed in: commands, a deadline with a ladder, events for agencies. The events are kinds of
/// its own, which the catalogue of kinds does not keep inside the authority.
/// </summary>
internal static class WatchedChild
{
    private const string Text = """
        workflow: watched-child
        title: A watched child
        jurisdiction: nowhere
        languages: [en]
        calendar: england-and-wales

        fields:
          due_at: { type: moment, title: The visit is due at }
          words: { type: text, title: The last note }

        forms:
          ask:
            title: Opening
            questions:
              - { ask: due_at, required: yes, why: The child waits for the visit. }
          note:
            title: Note
            questions:
              - { ask: words, required: yes, why: The note says something. }
          visit:
            title: Visit
            questions:
              - { ask: on, required: yes }

        roles:
          social_worker: { title: Social worker, held: team }
          team_manager: { title: Team manager, held: team }

        ladders:
          practice:
            title: Practice
            rungs:
              - { at: due, to: [team_manager] }

        events:
          note.written: { title: Note written, audience: [health, education], basis: [W1] }
          watch.overdue: { title: Watch overdue, audience: [health, education], basis: [W1] }

        opens:
          form: ask
          for: [social_worker]
          do: [ { set: { due_at: answer.due_at } } ]
          basis: [W1]

        states:
          watched:
            title: Watched
            tasks:
              visit:
                title: Visit the child
                for: [social_worker]
                form: visit
                why: Nobody has seen the child yet.
                if_missed: The team manager is told.
                deadline: { at: yes, from: due_at, ladder: practice }
                done: [ { to: seen } ]
                basis: [W1]
            actions:
              note:
                title: Write a note
                for: [social_worker]
                form: note
                done: [ { do: [ { set: { words: answer.words } }, { publish: note.written } ] } ]
                basis: [W1]
            on:
              missed(visit): [ { do: [ { publish: watch.overdue } ] } ]
            basis: [W1]
          seen: { final: yes }
        """;

    private const string Path = "watched-child.yaml";

    public static LoadResult Load(CalendarBook calendars) => DefinitionLoader.Load(
        Path,
        new InMemorySourceFiles(new Dictionary<string, string> { [Path] = Text }),
        new LoadOptions(RequireBasis: true, [.. calendars.Names]));
}
