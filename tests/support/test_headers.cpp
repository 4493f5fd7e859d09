// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled only so that its target can own precompiled headers.
int main()
{
    return 0;
}
