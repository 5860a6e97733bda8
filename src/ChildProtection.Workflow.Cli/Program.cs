using System.CommandLine;
using ChildProtection.Workflow.Cli.Checking;
using ChildProtection.Workflow.Cli.Due;
using ChildProtection.Workflow.Cli.Explaining;
using ChildProtection.Workflow.Cli.Forecasting;
using ChildProtection.Workflow.Cli.Importing;
using ChildProtection.Workflow.Cli.Scenarios;
using ChildProtection.Workflow.Cli.Simulating;

var root = new RootCommand("cpw: checks, plays, forecasts and explains workflow definitions, counts due dates, and brings in the cases of an earlier system.")
{
    CheckCommand.Create(),
    SimulateCommand.Create(),
    DueCommand.Create(),
    ScenarioCommand.Create(),
    ForecastCommand.Create(),
    ExplainCommand.Create(),
    ImportCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
