using System.CommandLine;
using ChildProtection.Workflow.Cli.Checking;
using ChildProtection.Workflow.Cli.Due;
using ChildProtection.Workflow.Cli.Scenarios;
using ChildProtection.Workflow.Cli.Simulating;

var root = new RootCommand("cpw: checks, plays, forecasts and explains workflow definitions, and counts due dates.")
{
    CheckCommand.Create(),
    SimulateCommand.Create(),
    DueCommand.Create(),
    ScenarioCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
