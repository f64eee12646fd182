namespace Icmesh.Kernel.Facts;

/// <summary>
/// The facts of one contractor, or of one thing that gates judge, as rules see them. The concrete type is made at start from the catalogue: one property per fact,
/// decimals for numbers; a fact that is not known has its default value there and its bit cleared here.
/// </summary>
public abstract class FactRow
{
    public const int Capacity = 128;

    public ulong Known0 { get; set; }
    public ulong Known1 { get; set; }

    public bool Has(int index) => index < 64 ? (Known0 >> index & 1) != 0 : (Known1 >> (index - 64) & 1) != 0;

    public void Know(int index)
    {
        if (index < 64)
        {
            Known0 |= 1UL << index;
        }
        else
        {
            Known1 |= 1UL << (index - 64);
        }
    }
}
