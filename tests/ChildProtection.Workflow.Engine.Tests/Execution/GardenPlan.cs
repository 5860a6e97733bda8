using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A small workflow whose records point to one another: a garden's aims, and the jobs that serve them.</summary>
internal static class GardenPlan
{
    public const string Text = """
        workflow: garden
        title: Garden
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        choices:
          state: { open: Open, reached: Reached }
          progress: { forward: Forward, back: Back }
        fields:
          first_aim: { type: record, of: aim, title: The aim to begin with }
          gardener: { type: person, title: Gardener }
          worse: { type: number, title: How many go back }
          done: { type: number, title: Jobs done }
        records:
          job:
            title: Job
            fields:
              aim_ref: { type: record, of: aim, title: The aim that it serves }
              what: { type: text, title: What is done }
              over: { type: yes_no, title: Over }
          aim:
            title: Aim
            fields:
              name: { type: text, title: Name }
              state: { type: choice, of: state, title: State }
              jobs: { type: number, title: Jobs done }
              last_words: { type: text, title: Last words }
          judgement:
            title: Judgement
            fields: { aim_ref: { type: record, of: aim, title: Aim }, progress: { type: choice, of: progress, title: Progress }, why: { type: text, title: Why } }
          reminder: { title: Reminder, fields: { job_ref: { type: record, of: job, title: Job }, text: { type: text, title: Text } } }
        forms:
          begin: { title: Begin, questions: [ { ask: gardener } ] }
          aim: { title: Aim, records: aim, questions: [ { ask: name }, { ask: state } ] }
          job:
            title: Job
            records: job
            questions:
              - { ask: over }
              - { ask: aim_ref, where: "state = open and not (answer.over and name = 'Roses')", required: yes, why: A job serves an aim. }
              - { ask: what }
          jobs:
            title: Jobs
            questions:
              - { ask: jobs, type: records, of: job, title: Jobs, questions: [ { ask: aim_ref, where: state = open }, what ] }
              - { ask: also, type: records, of: job, title: Also, questions: [ aim_ref ] }
          judge:
            title: Judge
            questions:
              - { ask: worry, type: yes_no, title: A worry }
              - { ask: jobs_done, type: number, title: Jobs done, offer: count(job where over) }
              - ask: judgements
                type: records
                of: judgement
                title: Judgements
                for_each: { aim_ref: aim where state = open }
                questions: [ aim_ref, { ask: progress, required: yes, why: Each aim is judged. }, { ask: why, required: progress = back or answer.worry, why: A step back is explained. } ]
          reach:
            title: Reach
            each: aim
            questions:
              - { ask: state, type: choice, of: state, title: State, offer: record.state }
              - { ask: words, type: text, title: Words, when: record.name = 'Roses', required: yes, why: Roses need words. }
          choose: { title: Choose, questions: [ { ask: first_aim } ] }
        roles:
          clerk: { title: Clerk, held: team }
        signals:
          praised: { title: Praised, fields: { aim: { type: record, of: aim } } }
        opens: { form: begin, for: [ clerk ], do: [ { set: { gardener: answer.gardener } } ] }
        states:
          open:
            title: Open
            on:
              praised: [ { do: [ { set: { first_aim: signal.aim } } ] } ]
            tasks:
              look_after:
                title: Look after the aim
                for: [ clerk ]
                each: aim where state = open and not any(job where aim_ref = aim.id and not over)
            actions:
              add_aim: { title: Add an aim, for: [ clerk ], form: aim, done: [ { do: [ { record: aim } ] } ] }
              add_job: { title: Add a job, for: [ clerk ], form: job, done: [ { do: [ { record: job } ] } ] }
              add_jobs: { title: Add jobs, for: [ clerk ], form: jobs, done: [ { do: [ { record_each: { list: job, from: answer.jobs } }, { record_each: { list: job, from: answer.also } } ] } ] }
              choose: { title: Choose, for: [ clerk ], form: choose, done: [ { do: [ { set: { first_aim: answer.first_aim } } ] } ] }
              add_jobs_to_last: { title: Add jobs to the last aim, for: [ clerk ], form: jobs, done: [ { do: [ { record_each: { list: job, from: answer.jobs, with: { aim_ref: latest(aim).id, over: no } } } ] } ] }
              end_year: { title: End the year, for: [ clerk ], done: [ { do: [ { update_each: { list: job, where: not over, set: { over: yes } } }, { update_each: { list: aim, set: { jobs: (jobs else 0) + count(job where over and aim_ref = aim.id) } } } ] } ] }
              end_jobs: { title: End its jobs, for: [ clerk ], each: aim, done: [ { do: [ { update_each: { list: job, where: aim_ref = record.id, set: { over: yes } } } ] } ] }
              remind_all: { title: Remind of every job, for: [ clerk ], done: [ { do: [ { record_each: { list: reminder, of: job where not over, with: { job_ref: record.id, text: record.what, on: record.on } } } ] } ] }
              judge:
                title: Judge
                for: [ clerk ]
                form: judge
                checks:
                  - { that: "not all(answer.judgements as one: one.progress = back) or count(answer.judgements) = 0", else: Not everything goes back at once. }
                done:
                  - { when: any(answer.judgements where progress = back), do: [ { record_each: { list: judgement, from: answer.judgements } }, { set: { worse: count(answer.judgements where progress = back) } } ] }
                  - { do: [ { record_each: { list: judgement, from: answer.judgements } }, { set: { worse: 0, done: answer.jobs_done } } ] }
              reach: { title: Reach, for: [ clerk ], form: reach, each: aim, done: [ { do: [ { update: { state: answer.state, last_words: answer.words } } ] } ] }
              close:
                title: Close
                for: [ clerk ]
                when: "all(aim as one where one.state = open: any(job where aim_ref = one.id))"
                done: [ { to: closed } ]
          closed: { final: yes }
        """;

    private static readonly Lazy<CompiledDefinition> Compiled = new(() => Trial.Compile(Text));

    public static CompiledDefinition Definition => Compiled.Value;

    /// <summary>A garden with two aims: roses (open), then herbs (reached).</summary>
    public static Trial WithAims() => new Trial(Definition).Open("2026-03-02 09:00")
        .Act("2026-03-02 10:00", "add_aim", answers: [("name", Value.Of("Roses")), ("state", Value.OfCode("open"))])
        .Act("2026-03-02 10:00", "add_aim", answers: [("name", Value.Of("Herbs")), ("state", Value.OfCode("reached"))]);

    public static CaseInput.TakeAction Job(string aim, bool over = false) =>
        new("add_job", Trial.Answer(("aim_ref", Value.Of(aim)), ("over", Value.Of(over)))) { Actor = Trial.Person("clerk") };
}
