
namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A small workflow of an invented trade, with every construct that the engine has: allotments and their upkeep.</summary>
internal static class SampleWorkflow
{
    public const string Text = """
        workflow: allotment
        title: Allotment
        jurisdiction: nowhere
        languages: [en]
        calendar: test
        parameters:
          inspect: { value: 10 working days, title: Inspect }
          hearing: { value: [10 working days, 14 days], choose: shortest, title: Hearing }
        choices:
          outcome:
            grant: Grant
            refuse: Refuse
        fields:
          granted_on: { type: date, title: Granted on }
          outcome: { type: choice, of: outcome, title: Outcome }
          paid: { type: yes_no, title: Paid }
          flooded_at: { type: moment, title: Flooded at }
          ends_on: { type: date, title: Ends on }
        records:
          application:
            title: Application
            fields: { plots: { type: number, title: Plots } }
          inspection:
            title: Inspection
            fields:
              tidy: { type: yes_no, title: Tidy }
              note: { type: long_text, title: Note }
          neighbour:
            title: Neighbour
            fields:
              name: { type: text, title: Name }
              answered: { type: yes_no, title: Answered }
          all_clear:
            title: All clear
            on: moment
            fields: { by_whom: { type: text, title: By whom } }
        forms:
          application:
            title: Application
            records: application
            questions:
              - { ask: on }
              - { ask: plots }
              - { ask: neighbours, type: records, of: neighbour, title: Neighbours, questions: [ name ] }
          decision:
            title: Decision
            questions:
              - { ask: on }
              - { ask: outcome, required: yes, why: It decides what follows. }
              - { ask: keeper, type: user, title: Keeper }
          inspection:
            title: Inspection
            records: inspection
            questions:
              - { ask: on }
              - { ask: tidy, required: yes, why: Only a tidy plot counts. }
              - { ask: note }
          notice: { title: Notice, questions: [ { ask: ends, type: date, title: Ends } ] }
          all_clear:
            title: All clear
            records: all_clear
            questions: [ { ask: on }, { ask: by_whom } ]
        roles:
          clerk: { title: Clerk, held: team }
          keeper: { title: Keeper, held: case }
          manager: { title: Manager, held: team }
          director: { title: Director, held: authority }
        ladders:
          practice:
            title: Practice
            acknowledge_within: 1 working day
            rungs:
              - { at: due, to: [ keeper, clerk ] }
              - { at: 2 working days after, to: [ manager ], copy: [ clerk ] }
              - { at: 5 working days after, to: [ director ] }
          danger:
            title: Danger
            alarm: yes
            acknowledge_within: { in_hours: 2 hours, out_of_hours: 1 hour }
            rungs:
              - { at: due, to: [ clerk, manager ] }
              - { at: 2 hours after, to: [ director ], repeat: 2 hours, times: 3 }
        events:
          plot.granted: { title: Granted, audience: [ parish ] }
          plot.inspected: { title: Inspected, audience: [ parish ] }
          plot.overdue: { title: Overdue, audience: [ parish ] }
        signals:
          flood: { title: Flood }
          drained: { title: Drained }
          fee_paid: { title: Fee paid, fields: { amount: { type: number, title: Amount } } }
        effects:
          enter_book: { kind: { type: text, title: Kind } }
        opens: { form: application, for: [ clerk ], do: [ { record: application }, { record_each: { list: neighbour, from: answer.neighbours } } ] }
        states:
          asked:
            title: Asked
            tasks:
              decide:
                title: Decide
                for: [ clerk ]
                form: decision
                checks:
                  - { that: known(answer.keeper), else: Name a keeper., force: soft, override: [ manager ] }
                deadline: { within: parameter.hearing, from: latest(application).on, remind: 3 working days before, ladder: practice }
                done:
                  - { when: answer.outcome = grant, do: [ { set: { outcome: answer.outcome, granted_on: today } }, { assign: { keeper: answer.keeper } }, { publish: plot.granted } ], to: held }
                  - { do: [ { set: { outcome: answer.outcome } } ], to: closed }
              ask_neighbour:
                title: Ask the neighbour
                for: [ clerk ]
                each: neighbour where not (answered else no)
                deadline: { within: 5 working days, from: record.recorded, ladder: practice }
                not_needed: { by: [ manager ] }
                done:
                  - { do: [ { update: { answered: yes } } ] }
            on:
              flood: [ { do: [ { set: { flooded_at: now } } ], to: flooded } ]
          held:
            title: Held
            entry: [ { enter_book: { kind: "'full'" } } ]
            on:
              flood: [ { do: [ { set: { flooded_at: now } } ], to: flooded } ]
            regions:
              upkeep:
                states:
                  running:
                    title: Running
                    tasks:
                      hear_of_end:
                        title: Hear when it ends
                        for: [ keeper ]
                        form: notice
                        deadline: { within: 1 year, from: granted_on }
                        done: [ { do: [ { set: { ends_on: answer.ends } } ] } ]
                    deadlines:
                      tidy:
                        title: Tidy plot
                        for: [ keeper ]
                        within: parameter.inspect
                        from: latest(inspection where tidy).on else granted_on
                        remind: [ 3 working days before, 1 day before ]
                        ladder: practice
                      leaving:
                        title: Prepare the handing back
                        for: [ clerk ]
                        before: 2 working days
                        from: ends_on
                        met: done(settle)
                        ladder: practice
                    actions:
                      inspect: { title: Inspect, for: [ keeper, clerk ], form: inspection, done: [ { do: [ { record: inspection }, { publish: plot.inspected } ] } ] }
                    on:
                      missed(tidy): [ { do: [ { publish: plot.overdue } ] } ]
              money:
                states:
                  owing:
                    title: Owing
                    tasks:
                      remind_payer: { title: Remind the payer, for: [ clerk ], again: yes, done: [ { do: [] } ] }
                    on:
                      fee_paid: [ { when: signal.amount >= 10, do: [ { set: { paid: yes } } ], to: settled } ]
                  settled:
                    title: Settled
                    tasks:
                      settle: { title: Settle, for: [ clerk ], done: [ { to: done } ] }
                  done: { final: yes }
          flooded:
            title: Flooded
            deadlines:
              made_safe:
                title: Made safe
                for: [ clerk ]
                within: 4 hours
                from: flooded_at
                met: latest(all_clear).on
                ladder: danger
            actions:
              clear: { title: All clear, for: [ clerk ], form: all_clear, done: [ { do: [ { record: all_clear } ], to: asked } ] }
            on:
              drained: [ { resume: held } ]
          closed: { final: yes }
        safety:
          watched:
            title: A plot that is held is watched
            while: in(held)
            always: running(tidy)
        """;
}
