using ChildProtection.Workflow.Server.Messaging;
using Npgsql;
using Quartz;

namespace ChildProtection.Workflow.Server.Timers;

/// <summary>The schedule that looks for due stages: kept in PostgreSQL and shared by all nodes, or in memory beside an embedded database.</summary>
public static class WorkflowTimers
{
    /// <summary>Adds the scheduler.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="node">What it is called among the nodes that share the schedule.</param>
    /// <param name="postgreSqlConnectionString">Where the schedule is kept and shared; null: one node, in memory. Nothing is lost either way:
    /// what is due stands in the deadlines' own rows, the schedule only says when to look.</param>
    public static IServiceCollection AddWorkflowTimers(this IServiceCollection services, NodeName node, string? postgreSqlConnectionString)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => (scheduler.InstanceName, scheduler.InstanceId) = ("workflow-timers", node.Value));
            quartz.UseDefaultThreadPool(TimerLimits.SchedulerThreads);
            if (postgreSqlConnectionString is not null)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(NpgsqlFactory.Instance, postgreSqlConnectionString);
                    store.ProvisionSchema();
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = TimerLimits.CheckinEvery;
                        cluster.CheckinMisfireThreshold = TimerLimits.CheckinGrace;
                    });
                });
            }
            quartz.ScheduleJob<SweepJob>(trigger => trigger
                .WithIdentity("sweep")
                .WithSimpleSchedule(TimerLimits.SweepEvery));
            quartz.ScheduleJob<DepartureJob>(trigger => trigger
                .WithIdentity("departures")
                .WithSimpleSchedule(TimerLimits.DeparturesEvery));
            quartz.ScheduleJob<AbsenceJob>(trigger => trigger
                .WithIdentity("absences")
                .WithSimpleSchedule(TimerLimits.AbsencesEvery));
            quartz.ScheduleJob<BirthJob>(trigger => trigger
                .WithIdentity("births")
                .WithSimpleSchedule(TimerLimits.BirthsEvery));
            quartz.ScheduleJob<NoticeJob>(trigger => trigger
                .WithIdentity("notices")
                .WithSimpleSchedule(TimerLimits.NoticesEvery));
            quartz.ScheduleJob<MailJob>(trigger => trigger
                .WithIdentity("mail")
                .WithSimpleSchedule(TimerLimits.MailEvery));
            quartz.ScheduleJob<DraftPurgeJob>(trigger => trigger
                .WithIdentity("drafts")
                .WithSimpleSchedule(TimerLimits.DraftPurgeEvery));
            quartz.ScheduleJob<ScanJob>(trigger => trigger
                .WithIdentity("scans")
                .WithSimpleSchedule(TimerLimits.ScanEvery));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
