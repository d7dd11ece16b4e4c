/** Given and family names that are words of a list, or are read as one. */
export const NAMES = new Set(
  `amador ami anita annus anuš bander bimbo bonner burr butters cocker comer con concha criss cumming
  cummings del dick duna fan fanny fica franc gasti gay gerber göte griet holl johny kuk kunda kusi
  kustaa loda lolita lund mama manda marica mona moona mose muna mussa naida orina palle panna pano pau
  peeter pele peter petter péter pia pina pinto pippa poppel quim randi randy reet regina reva rosette
  sas sass scheibe semen shota spicer subba tit topa verga willy zizi knörr кит фуга хана فرج`.split(
    /\s+/,
  ),
);
