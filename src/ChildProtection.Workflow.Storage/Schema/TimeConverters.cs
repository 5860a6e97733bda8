using ChildProtection.Workflow.Cases.Runtime;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>PostgreSQL: <c>timestamp with time zone</c>.</summary>
internal sealed class InstantToTimestamp() : ValueConverter<Instant, DateTime>(
    instant => StoredTime.Floor(instant).ToDateTimeUtc(),
    timestamp => Instant.FromDateTimeUtc(DateTime.SpecifyKind(timestamp, DateTimeKind.Utc)));

/// <summary>SQLite, which has no time type: microseconds since 1970, so that order and comparison are those of the instants.</summary>
internal sealed class InstantToMicroseconds() : ValueConverter<Instant, long>(
    instant => StoredTime.ToMicroseconds(instant),
    microseconds => StoredTime.FromMicroseconds(microseconds));

/// <summary>A civil date: <c>date</c> on PostgreSQL, ISO text on SQLite.</summary>
internal sealed class LocalDateToDate() : ValueConverter<LocalDate, DateOnly>(
    date => date.ToDateOnly(),
    date => LocalDate.FromDateOnly(date));
