#!/bin/sh
# Usage: cut.sh <folder with stix-two-text/ and source-sans/, the unpacked packages>
set -e
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
characters=U+0020-007E,U+00A0-017F,U+02BC,U+0400-045F,U+0490-0491,U+2013-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+20B4,U+2116,U+2122,U+2212,U+00D7
features=kern,liga,locl,mark,mkmk,ccmp,pnum,tnum,lnum
cut() {
  font=$1
  shift
  python3 -m fontTools.subset "$font" --unicodes=$characters --layout-features=$features --no-hinting "$@"
}
for cutting in 400Regular 700Bold; do
  cut stix-two-text/$cutting/STIXTwoText_$cutting.ttf --output-file=$cutting.ttf --name-IDs='*'
done
cat > stix.designspace <<'XML'
<?xml version='1.0' encoding='UTF-8'?>
<designspace format="4.1">
  <axes><axis tag="wght" name="Weight" minimum="400" maximum="700" default="400"/></axes>
  <sources>
    <source filename="400Regular.ttf" name="regular"><location><dimension name="Weight" xvalue="400"/></location></source>
    <source filename="700Bold.ttf" name="bold"><location><dimension name="Weight" xvalue="700"/></location></source>
  </sources>
</designspace>
XML
python3 -m fontTools.varLib stix.designspace -o stix.ttf
# Without a name of its own: theirs are reserved for the whole fonts.
cut stix.ttf --flavor=woff2 --name-IDs=0,13,14 --output-file="$here/stix-two-text-uk.woff2"
cut source-sans/VF/SourceSans3VF-Upright.ttf --flavor=woff2 --name-IDs=0,13,14 --output-file="$here/source-sans-3-uk.woff2"

# For share images: one weight each, as satori reads them.
cut stix-two-text/600SemiBold/STIXTwoText_600SemiBold.ttf --name-IDs=0,13,14 --output-file="$here/share-text.ttf"
cut source-sans/TTF/SourceSans3-Semibold.ttf --name-IDs=0,13,14 --output-file="$here/share-interface.ttf"

# English pages: what the package @fontsource-variable/source-sans-3 has for Latin, and "Українська".
characters=U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+2009,U+200B,U+2013-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+0423,U+0430,U+043A,U+043D,U+0440,U+0441,U+044C,U+0457
cut source-sans/VF/SourceSans3VF-Upright.ttf --flavor=woff2 --name-IDs=0,13,14 --output-file="$here/source-sans-3-en.woff2"
