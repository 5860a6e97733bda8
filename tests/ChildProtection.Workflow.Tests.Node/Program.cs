using ChildProtection.Workflow.Server.Runtime;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Tests.Node;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

// A node as the server is one, by the server's own registrations and settings. Instead of pages it has a port
// for commands, so that a test knows to the word what was acknowledged before the node was killed.
var builder = Host.CreateApplicationBuilder(args);
var settings = ServerSettings.Read(builder.Configuration);
builder.Services.AddNode(builder.Configuration, settings);
builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddSingleton<CommandLines>();
builder.Services.AddHostedService<CommandPort>();
await builder.Build().RunAsync();
