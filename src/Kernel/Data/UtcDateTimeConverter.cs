using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Icmesh.Kernel.Data;

/// <summary>Instants are UTC in storage and come back marked so. A local time that slips in is refused, since SQLite would order it wrongly.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTime, DateTime>(
    value => Utc(value),
    value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime Utc(DateTime value) =>
        value.Kind == DateTimeKind.Local ? throw new InvalidOperationException("Store instants in UTC.") : value;
}
