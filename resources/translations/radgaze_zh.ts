<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RadGaze</name>
    <message>
        <source>   archives: {archives}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   busy: {doing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   no archive set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (filter: {words})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Also set: {unseen}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Click targets to collect them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Degrees are approximate. Assumed: {assumed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Needs: {needs}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Not the whole study came: {missing}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> Only the first {limit} are shown: narrow the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in another window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in the chosen stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {count} more like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {count} objects are no radiographs: {refused}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> {distance_mm:.0f} cm away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, bent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, painted over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {memory_mb:.1f} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {waiting} waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>. Marked: {doubts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>/ shows the current image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0.0.0.0 for every network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20240131, or a range 20240101-20240131</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>600, assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; demo model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GPU that works, else the processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PACS, by DICOM or DICOMweb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding or a phrase: left lower lobe opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding or any phrase; Enter explains it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hanging protocol is left out: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A length from 0.01 to 5000 mm, as 12.5 or 12,5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lens under the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line where each map crosses one half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line where the map crosses the level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line where the map crosses the level (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up chest film; nothing of it comes into your list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model finds lungs and heart and places the lines; drag them where they are wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name of your own for it, such as main; Enter adds it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A participant&apos;s trials from a study&apos;s folder: the participant&apos;s window, and yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A patient&apos;s studies together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A pseudonym under which the recording is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks: it shows chest radiographs, records gaze, and lays beside it what models see, where they expect a reader to look, and what they would report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ring where the eyes are now. It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short id, such as R01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A story for an audience, full screen, that goes round by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A story for an audience, full screen: eyes, maps, predicted paths and drafts, round and round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A study of gaze: its participants, one sitting after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AE title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AE titles, divided by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI on request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI on request. Research use only, not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI was not asked. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About RadGaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept (exports as VERIFIED)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted by {accepted_by}: exported as VERIFIED.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a checkpoint folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a checkpoint folder in Hugging Face layout; nothing is fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a sentence to the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add areas of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add chest places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add finding&apos;s places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add model folders, or reinstall the demo models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the areas of a file (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the radiographs of a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding the radiographs of {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adding {name}: its files are checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All maps have the same sum: a map that is spread out looks faint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sampled scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sampled scanpaths as thin lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, by date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Angle between the target and the mean gaze direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the calibration that was kept for this tracker and reader, then validate it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area of the ellipse that holds 68 % of the gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas of interest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas of interest, gaze over time, the gaze report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas of interest: what each got of the gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Areas where the shown MATEX map is over 0.5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys scroll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is in the library; archives often have it already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands under a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you place them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again with this gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for an explanation, set overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the models: explanation, scanpaths, findings and a draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attribution method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority of the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Authority of the senders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BCEA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bend the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bent: shapes and sizes on the prior changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best first, among the films that were made ready. Like in pixels is not like in diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink film on film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blink: changes every {word:.2g} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both drafts, differences marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By a protocol that fits the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C-GET</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C-MOVE: the archive must know our AE title, address and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>COMPUTED, not a radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CTR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate and validate the eye tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate from the beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate on {known_mm:g} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate the eye tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrated on {calibrated}{word}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calibration computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel everything that runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be shown: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cardiothoracic ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it: then it is yours (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to the other of the two, once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every file against its checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chest places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action, then press its new key. It counts at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another hanging protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click corners on the image; Enter or a double click closes (Esc ends)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click targets to collect them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click: its map and the gaze that belongs to it.  F2 or double click: edit.  Delete: remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close RadGaze and its helper processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then measure here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it there, then open it here again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close; a running transfer stops (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close; sending stops (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collect the chosen targets again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the attribution map; magma is the default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Come nearer.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compares your gaze with predicted readers, once both are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed: current − prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computed: what is denser or less dense than on the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the calibration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed anew at each recording; kept with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the tracker and stream (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the tracker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent to gaze recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent: {purpose}; reader {reader_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour at half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy every line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover the image less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover the image more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current and prior side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current and registered prior in turn, in the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current or prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOM, PNG or JPEG; a ZIP or DICOMDIR is added as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DICOMweb address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}. Enter it in the Gaze panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees of visual angle rest on these. Measure the picture, not the frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete all measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete every measurement on this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demonstration: not kept for research</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not take small shifts for change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dock everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft the report without and with gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft the report without and with gaze (Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft with the whole recording again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the image: a rectangle (Esc ends)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the image: an ellipse (Esc ends)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the part that is to be seen best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag: choose a stretch of gaze.  Click: go there.  Double click: whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a line whose length you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a region: window and level follow its values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the next sampled scanpath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the thorax&apos;s and the heart&apos;s width (Shift+J proposes them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw: {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawn by hand, from a finding&apos;s map, or a typical place of the anatomy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a radiograph here, or open one with Ctrl+O.
DICOM, PNG or JPEG.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each its own colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt new recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter finds films of which a part fits the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter width and height, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entering calibration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this recording from the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this recording? It cannot be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Español</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every command by section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every measuring tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every place that predicted readers look at for {what} was fixated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every radiograph in it comes into the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain the chosen finding or phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as DICOM…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as PDF without identity…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eye tracker, recordings, quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch the chosen study into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching {patient_name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer changes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures (*.png *.svg *.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill the screen with a test pattern; arrows change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film {film}; {by}; seed {seed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films go to {elsewhere}: {device}, {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films leave this machine. The end of an SSH forwarding to radgaze serve: localhost:7333, or the path of a socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films leave this machine: to {elsewhere}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films of the library that are like this one, a sentence, or what you looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films of which a part fits the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films of which a part is like what the chosen stretch of gaze dwelt on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that archives and modalities send to this computer arrive in the list of studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that are like this one as a whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Films that are sent here arrive in the list of studies (Ctrl+Shift+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter and order of the studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find similar films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding probabilities without and with gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings with probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings, seen / not seen, report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings: click or Enter explains one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps, the window, films, gaze, comparing, archives</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First: {refused}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixation cross</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixation cross before a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixation detector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixations in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float or dock the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float or dock this panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the result panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the study list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold or unfold the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the gaze report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forward 5 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found: {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From stored values to grey, in the order in which it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the eyes to the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the eyes to the screen, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the first sight of the image to the first fixation in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen on or off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze analysis…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze and AI keep to the main image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze over the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze quality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze report: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back 5 s in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on 5 s in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hanging protocol…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Head position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap of own gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of the picture, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide overlays and corner texts; again to bring them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How archives reach this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fixations are found, for this table and the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a cross stands where the film will be; 0 for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long is this line of {length_px:.0f} px in millimetres? All lengths on this image then say that they rest on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many scanpaths are sampled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly gaze steers the draft: 0 not at all, 1 as trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the map covers the image (O, Shift+O)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How strongly the maps cover the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hung: {name}   Shift+U says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I agree that my gaze is recorded for this purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am the facilitator; the reader has agreed to this on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read and accept this licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the list of studies; the patient on the screen stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter of the tracker host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter of the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read, but nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not used. </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is started again; unfinished jobs can be run again where their result would be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files at {path} stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files lie in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files, RadGaze&apos;s own copy at {path}, are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its folder holds no licence text. Its card names: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its licence cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its name; double click or F2 to change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as not accepted, and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it with what is recorded from now on (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it, marked as accepted by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in {settings_path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key of the other machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys can be changed in the settings (Ctrl+,).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys in settings.toml, table [shortcuts], that are not used: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large left pleural effusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest object that is taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lay the prior onto the current image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the replay and show the whole scanpath (Shift+X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the replay, show the whole scanpath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the report unsigned (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag changes window and level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag moves the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag paints where gaze is to have dwelt; the draft with gaze follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag takes gaze away; the draft with gaze follows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left drag zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: {left_out}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lens: {times:g} times, {word} px wide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Levels and luminances, as `radgaze display` reads them; grey values then go through it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library: {warnings}.{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence of {model_id}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light of the room on the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light panels for lecture halls; the film keeps its dark surround</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, for lecture halls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log and files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log, without patient data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at each target until it moves on. It shrinks: look at its middle. Afterwards other targets show how good the calibration is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at one target: how far gaze is off now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the cross; the recording begins when it goes. Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the models&apos; folder, then start it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at by predicted readers for {what}, not fixated by you:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost samples at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lung and heart outlines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MATEX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier: larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Magnifier: stronger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make films ready to be found by their likeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or check the rights of {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or check the rights, then try again; closing now loses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make sure that both are of the same patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the list of studies again from the library&apos;s folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the undone change again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map less opaque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map over the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map shown; no gaze recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this image as a key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean heatmap of predicted scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, deviation and area of a rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, deviation and area of an ellipse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure a length; it says what its spacing rests on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure an angle at a vertex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure how good the gaze is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on other targets (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the current image, or on the prior beside it (Shift+2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure on the pane where it is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the angle between two end plates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured curve of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Middle or Space drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror the image left to right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modality</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model for each task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model for {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models and notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More changes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More targets take longer and fit the screen&apos;s corners better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move back a little.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it beside the image, or dock it (Ctrl+Shift+0).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the {word}.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name as DICOM writes it, Family^Given; * and ? are wildcards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of a new archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the hanging protocol. It is used for images like these from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or IP address, for DICOM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next sampled scanpath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No anatomical prior in the phrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No archive is set up. Add one in the settings (Ctrl+,), page Archives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No difference without a registration, and it failed: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No eye is seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gaze was recorded on this film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gaze was recorded on this film: record some (R), or ask by the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No hanging protocol fits this image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lungs and heart were found as on a frontal film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other film of the library is ready yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prior is shown: Shift+2 shows one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prior of this patient in the library.
Drop a radiograph here, or right click a study and choose “Show as prior”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report yet. A draft is written here on request; or write it yourself in the Report tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No study matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. R records, after your consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: this study is open in another RadGaze window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: {label} is open in another RadGaze window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not drafted yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not kept: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the disk: {lost}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: {kind}: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be drawn here: this is not the film itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing hangs here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is received: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is stored without this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this machine unless you set up an archive or models on another machine. Gaze is recorded only when you press Record, after consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: another film was opened meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the disk, with a key that the operating system keeps for this user; nobody else can read them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One folder a line; each holds folders with a model.toml</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one eye is seen.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph (DICOM, PNG, JPEG)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a radiograph of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another study first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the Report tab: with and without gaze (Ctrl+3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the film again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the made-up film that comes with RadGaze; it does not come into your list of studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next study of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the study before it in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the next or the previous study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a film or a folder anywhere on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise they stay where they are, and are pointed at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our private key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlays of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own gaze, MATEX and predicted scanpath side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PACS that studies come from and results go to. Nothing leaves this machine without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, SVG or PDF, with film, methods, models and seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>   among themselves {among}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> ({assumed} assumed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, drifted {accuracy_deg}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, looking for {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, lower is nearer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 is real time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Gaussian at the middle of the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A JSON file of places; empty: a chest checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A TOML file that says which channel is which; empty: by labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drift check takes three seconds (Ctrl+Shift+K).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drift would stop before it warns: raise the drift that stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A finding to look for; empty: a free reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recording&apos;s folder, or a .tsv table of samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A seeded model of a reader looks at the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AI stands on the film: {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An AE title has at least one character.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An AE title has at most 16 plain characters and no backslash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another film ends the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any LSL gaze stream on this network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for lungs and heart (Shift+J), then record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the models for findings: the second reader speaks of what they hold likely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention of all blocks; the same for every phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attention that raised the similarity, through all blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blinks a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CTR: the thorax line has no length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels of the patches, weighted by their mean gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Channels that keep the similarity when all else is masked; one pass a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the permissions of the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chefer relevance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of the findings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, or leave it empty: {empty}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click the film to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cobb {degrees}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees; empty: of this kind of reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnects at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft as painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft with gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft without gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift that asks to calibrate again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drift that warns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EGMA (taught by gaze)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each patch of the last block against the phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty takes the first tracker found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty takes what is installed, TittaPy first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter at least {least}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter its address, or its DICOMweb address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter one folder a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter {least} to {most}{unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error of one target at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EyeLink trackers through SR Research&apos;s pylink.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EyeLogic trackers through the vendor&apos;s SDK (Windows).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>False</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Film check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings reported that are not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings reported, of those that are truly there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and they are written; closing now loses them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From such a file; those from before are kept beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the mean of normal films, phrase against its denial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GP3 trackers through Gazepoint Control (Open Gaze API).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze counts on the film again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze does not count on the film: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaze is being recorded on this film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grad-ECLIP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradients, attention rollout, agreement of layers and the phrase&apos;s place, fused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide it and record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How attention of each block would change that block&apos;s own answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I-DT: by spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I-VT: by speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I2MC: noisy gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information that must pass for the similarity to stay; noise with a fixed seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on disk as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LeGrad</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch) {likeness:.2f}. Seen of the film: you {own:.0%}, the other {other:.0%}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch), 1 for the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LogitGaze-Med consensus of {consensus_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LogitGaze-Med sample {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the image while recording; check the tracker&apos;s quality.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lungs and heart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M2IB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MATEX without the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MATEX: agreement of layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MATEX: gradients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MATEX: rollout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked by a map and never fixated (a place to look at again, not a finding):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean error at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month, day and time of the reading&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it away to start a new session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move it back, or start the tracker anew and calibrate it for this screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NIB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the stream; empty takes the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No completed reading with another path yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No gaze was recorded in this reading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other path yet: ask for predicted scanpaths, or let another reader record this film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not marked read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there: a false alarm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that the models hold likely is missing from the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of Gazepoint Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a drift check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of a table: [width, height] in px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of one sender among several of a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the EyeLink&apos;s host PC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the dropped samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ppm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the worst target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over all targets of a validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages; arrow keys choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the area that lay within 2.5° of a fixation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the time in all fixations on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of the recording are damaged: {damage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patch-text cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patches that gaze taught to belong to such a phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patient name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phrase to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixel probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place the lines by hand (J).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause the recorded gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays an earlier recording as if it were live.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please report this file&apos;s kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point to something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Power of the magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision RMS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predicted scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presentation state: window, turn and measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a key, with Ctrl, Shift or Alt if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior from: {prior}; {placed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior registered: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prior, second image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probabilities without gaze, with recorded, predicted and another film&apos;s gaze appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Propose cardiothoracic ratio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil size over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Purpose of the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back, open: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel and pane back into the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put sentence back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the panel back here (Ctrl+Shift+W)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality at each target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quality, last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R records gaze   A asks the models   ? shows all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RMS-S2S</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RadGaze is free software under the Apache License 2.0. Qt for Python is used under the LGPL v3, the Inter typeface under the SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lists everything. Eye tracking data are recorded only with the reader&apos;s consent, whose purpose is kept with them, and can be erased in the Gaze panel. Eye Tracking by Tobii: with Tobii trackers Tobii&apos;s library is used, which is licensed for research and not part of RadGaze; its terms for storing and transferring eye tracking data apply.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RadGaze will store where you look on the screen, with times, pupil size where the tracker gives it, and how the image is zoomed and windowed meanwhile. The data stay on this computer, in the folder of this study. You can stop at any time (R), and erase a recording in the Gaze panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiograph, {pane} view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Radius of the magnifier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-point…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read every message in full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read its licence, and accept it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read, no report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader id (a pseudonym, not your name)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader, eye tracker, screen, archives, AI, appearance, keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers look where it points. What is shown is kept with the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rebuild list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receive studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving: {ae_title}, port {port}{tls}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the table; areas can be drawn before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the timeline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record gaze first; then the draft is written with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record gaze while reading (asks for consent first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record nothing (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record your gaze?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording 00:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording begins in {ceil} s. Esc cancels.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording {clock_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording: gaze appears here when it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Red is shown while recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused of {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region (ellipse)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region (rectangle)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regions that the other path dwelt on and this one never fixated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register with bending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registering the prior: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration failed: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration is poor: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registration that also bends the prior: for another posture or breathing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reject sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remind of a drift check after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove areas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the chosen areas (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file to forget it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this archive from the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removing {model_id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report sentence: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report written to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Research: gaze data collection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rings of one standard deviation around predicted fixations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root mean square of sample-to-sample distances: fast noise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rub gaze out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run a study…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the diagnosis model (Ctrl+Shift+D)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the diagnosis with the gaze that is chosen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SDK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples a second; empty: as the tracker is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples a second; empty: the fastest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in which the eye was not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save arrangement…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save look…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the look as a presentation state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what stands where now as a hanging protocol of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where its files are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ScanMatch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanpath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen and eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search a PACS and fetch studies into the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search name, id, date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search studies by name, id, date or description (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the archive (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the study list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second reader, training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secondary capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds for the stream to be found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds from the begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds; empty: when the reading is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen / not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select and copy with Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the results of this study, or its film, to a PACS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send to archive…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senders must use TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sentence to find films by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set every option as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: [screen] curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the film within the useful field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of time over share of the image; 1 is what even looking would give</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+2 looks for one of this patient; or drop a film on the prior&apos;s pane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+G tries with bending.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+U says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every sample behind the chosen one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every study again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide fixations and scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide live gaze and its heatmap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the attribution map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the file&apos;s own overlays and shutter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the outlines that the model found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the texts in the corners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide your measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the film beside the one that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the heatmap of the recorded fixations (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the live gaze point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the mean over all samples in the Explain layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {place} in the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown when the reading is marked complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side goes on without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side by side goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the report with your reader id; it cannot be edited while signed (Ctrl+Shift+S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign the report, or take the signature back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign what you accepted or wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar films, best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SimpleITK {version_versionstring}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sit {word}.{said}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some vendors&apos; packages want another Python, such as 3.10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something over the film cannot be drawn and was switched off ({why}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the gaze over time, degrees a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of the replay: click for the next (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread around the mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread as rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage 1: gradient-weighted attention, rolled out at three scales, their mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage 2: what all scales see, those whose blocks agree first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage 3: what each patch adds to the phrase, beyond a normal film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stalls at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stalls for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand by these probabilities: exported as VERIFIED under your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stand by this sentence as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or stop the eye tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or stop tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start recording (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the tracker again in the Gaze panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the tracker process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of the worker process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State times gradient, gathered while one block&apos;s states grow from nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop or go on making films ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop recording before calibrating.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the tracker (Ctrl+T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Not all of it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored, modality and display value under the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structured report (TID 1500)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Structured report; UNVERIFIED until you accept them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies are fetched by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies in the archive; double click fetches one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies, recordings, reports and models of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Studies: Enter or click opens, right click for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Study date, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take acceptance back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take every drafted sentence over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take every drafted sentence over that is not marked (Ctrl+Shift+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out; it stays traceable (Delete)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take signature back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the calibration back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the paint away: the draft with gaze is written with the gaze as it was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over; they count from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets and where gaze was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets of a calibration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching: review of my own reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test pattern; arrows change it, Esc closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text 10 % larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text 10 % smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size is also Ctrl++ and Ctrl+-.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size {wanted:.0%}: used from the next start of RadGaze.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts in the corners of a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That region is too small to take a window from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The action has no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive whose values stand below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archives of the settings (Ctrl+,)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The areas were not kept: {problem}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The arrangement was not saved: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The checklist of a frontal chest film at typical places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo study is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference has no negative: green is denser now, magenta less dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft with gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft without gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The encoder never learnt {words}: the map means nothing for it and is drawn faintly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that radgaze serve names there, copied to here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s first window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s second window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s third window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The film there: {finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finding probabilities are not part of the report: they are exported as UNVERIFIED unless you accept them in the Findings panel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first time, what it shows is made before: about a minute. Esc leaves it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder of a study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The gaze recording cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card does not paint the images: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card paints the films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The images of the study and its prior, as the hanging protocol says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inference worker ended unexpectedly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept calibration cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kept calibration was not taken: {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key that RadGaze gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The largest error of a target is below the mean: raise it, or lower the mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last block&apos;s attention; the same for every phrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last change is not kept yet: {journal_problem}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lens&apos;s next power, 1.5 to 8 times (also Shift+wheel over the image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lens&apos;s next size (also Ctrl+Shift+wheel over the image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level of the contour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library has not answered yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The licence of {model_id} was accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lines can be placed by hand (J).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list was made again from the library&apos;s folders: {studies}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log says where it came from: Help &gt; Log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The machine that runs Gazepoint Control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map and predicted scanpaths of the phrase (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map and your gaze (a map that knows nothing of it in brackets):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map is drawn at {value} % of its strength for that reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map reaches 0.5 nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The map says where the model sees the phrase. It is not a finding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model&apos;s own spread as rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are not ready yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are not ready, or the library is not open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models are unloaded as soon as no job runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models hold {count} finding likely that the report does not name. They are often wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models hold {count} findings likely that the report does not name. They are often wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models run there, as the settings ask (AI, Worker on another machine).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse stands for the eyes, so that everything can be tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mouse wheel over a film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next speed of the replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number: {value}. Below it: AUROC on films that were not trained on (chance .50).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one before it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password lies in the system&apos;s keyring (service radgaze-pacs)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The phrase fits this film better than {value} % of {known_films} known films; {phrase_rank} of {known_phrases} known findings fit it better still (cosine {similarity}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presentation ended: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The presentation opens in a window of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prior could not be registered: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prior follows in zoom and place; through the registration where there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prior in a window of its own, on another screen where there is one; again to put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor does, with the same result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The processor is fast enough for one radiograph on one screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The reader has agreed on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording cannot be read: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording did not begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording holds no fixation on the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording was not erased: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report denies it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report is signed: take the signature back to edit it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report with and without gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report&apos;s process does not start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest is used; all of them are named in the gaze report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ring is the control: {control}. Where it moves a number as far as the gaze on this film, the gaze did not say where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules that made the image look as it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed reads in the same way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same without patient, reader and dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen is not calibrated: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second reader speaks when the reading is marked complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was not saved: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings were not saved in {settings_path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of samples lost beside blinks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The share of samples that is dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shown panel in a window of its own, on another screen where there is one; again to put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The simulated reader looks at typical places: nothing is known of this film.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The status line says what the worker runs on; what it cannot have is said in a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strongest place of each map is the top of the colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The studies cannot be listed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study of {name} was not filed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The study&apos;s sitting ended: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table was not written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tracker could not be started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tracker&apos;s own window calibrates; RadGaze then validates on targets of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The truth of this film is known. Second reader: hits {hits}, false alarms {alarms}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The unaided reading is finished; opens the AI panels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole ID, or a part with *</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is on another screen than the tracker&apos;s: gaze does not fall on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker found no models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker has not named its models yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker that answers, and its models. Model folders of your own are added to those here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pages in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an archive {name} already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no image in that region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model {missing}. Choose another one, or put its folder back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no prior to compare with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These pages lie in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the film that is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the {word} study of the list{of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This panel stands in a window of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This study is open in another RadGaze window: what is changed here is not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tracker does not tell where the head is. Sit comfortably, about 60 cm away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This tracker is calibrated in its own software; RadGaze validates on its own targets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threshold of the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of its fixations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of gaze, fixations, view changes and words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To a file, without what belongs to this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tobii Pro trackers through TittaPy or tobii-research.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker: {title}   connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tracker: {title}   ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Truly there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the image clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two-means clustering over a sliding window; for noisy gaze and gaze with losses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U says why it looks so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uninterrupted runs of fixations in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unload all models; the next question loads its own again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to four attribution methods for the phrase, beside your own heat map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up to {most} methods, and your own heat map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a newer RadGaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that of {made_at:%Y-%m-%d %H:%M}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the file&apos;s spacing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the whole recording again (Ctrl+Shift+A)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User, for DICOMweb</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validate only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation kept as not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values below it are not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the patches, weighted by the gradient at the class token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version, licences, what the models were trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W/L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We call as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What MATEX sees where the phrase&apos;s words are given no place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What counts as good enough when gaze is calibrated and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed and what it can do; add, check and remove checkpoint folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is lost when a block of patches is made normal; a pass a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What kind of reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What moves slower than a threshold is a fixation; for trackers of 60 Hz and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should stand here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands in “Add a sentence” is not in it: Enter adds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stays within a small area is a fixation; steady where the sampling rate is low.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the numbers rest on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the recording is for; choose one or write your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the window, the tracker host and the worker said last; without patient data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was drawn is not kept: the study is not filed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was drawn is not kept: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured on the film beside cannot be shown: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was measured on {title} was not saved: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where films hang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where gaze comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where gaze comes from. Start it in the Gaze panel (Ctrl+T).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is “{phrase}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where its files are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where one model is installed for a task it is taken; where there are several, choose above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the calibrated gaze lies at each target: the left eye as a dot, the right as a square.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the phrase&apos;s words say to look, without looking at the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the tracker sees your eyes; sit so that both are in the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which method makes the map
{hint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sampled scanpath is drawn with circles (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which studies are listed, and in which order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While the models have nothing else to do; vectors stay in the library&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may send here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who reads: this goes into recordings, signatures and reports.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose path is put beside yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this hanging protocol was chosen, and why not another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width and height of the screen belong together: enter both, or neither.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the picture, mm; empty: as the monitor tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window and level from the film&apos;s own grey values, for films that come flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window of a region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window preset 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window preset 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window preset 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a key that the operating system keeps for this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the next seed when the reading is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With your path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With {of}{where}{painted}, strength {strength:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of a setting; Enter goes to the first that has them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of an action, or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker on another machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: crashed, starting again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: restarting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: stopped after repeated crashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: {device}, {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a sentence of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a sentence of your own; Enter adds it (Ctrl+N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write on the image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write parts, turn, zoom and measurements as a DICOM presentation state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the gaze report of this recording (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the objects and send them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the report as a text file (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the table as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the gaze report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your eyes were near every region that the maps mark strongly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your path and another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in at the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out at the middle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom, turn and window as at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a drafted report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a map of &quot;{phrase}&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model{finding}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a predicted scanpath</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a reader&apos;s gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {memory_mb} MB of memory once loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy {mean}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an earlier recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an enlarged heart is {verb}, but {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another film&apos;s gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area {size} cm²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>area {size} px²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the curve&apos;s file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the device decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the monitor tells</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>atelectasis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>body part is {body_part}, not {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both ends are at the same place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both eyes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by last added</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by last opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by patient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated by the reader on {known_mm} mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calibrated to the standard display by its measured curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cardiomegaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>careful reader of the phantom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cd/m²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ceiling {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chance {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes every {word:.2g} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by hand; the library has not been asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen {clock_text}–{clock_text_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coarse registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computed: green denser now, magenta less dense</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consolidation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>counts from {takes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo model, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo model, research use only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>demo models and {own} of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dictation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>docs/study.md says how a study is begun: radgaze study new PROTOCOL.toml FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not fit: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft {how}{sure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft, {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drafted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drafted by AI, accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drafted by AI, not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag to choose a stretch of gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dwelt on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier study of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enlarged cardiomediastinum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false where the sender is a webcam</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>film check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finding F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finer registration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first {count} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixated shortly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixating for {duration_ms:.0f} ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fixations {len}   dwell {clock_text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for example R01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fracture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>functional groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gScoreCAM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaze report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaze x,y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaze {clock_text}–{clock_text_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gaze {len}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heart {heart} / thorax {thorax} {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>https://…; used in place of address and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in seconds; dashed: the detector&apos;s threshold, dotted: bridged over a blink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inverted once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it contradicts “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it fits only by bending, and a rib may have been taken for its neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has format {format}, this RadGaze reads {format_2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has no textures of the kind that is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not quite the same both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not the same both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is of another image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies outside the film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it says again what “{text}” says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it takes {what}, not {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its code not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its driver refused the shader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its tail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its textures have {largest} pixels a side, the image has {shape}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>laid on this film&apos;s lungs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>licence not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for a start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss {value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lung lesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lung opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>map of the sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean {mean}{unit}   sd {sd}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored left to right; the orientation letters follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing: its files are not at {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modality is {value}, not {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move it to that image&apos;s folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never fixated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no CTR</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no angle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change of view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no earlier study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no eye seen at validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gaze recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gaze was recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no gaze, no AI here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no spacing in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no words in this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no {kind}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none (a socket with a path needs none)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fixated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured on real films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not registered: it failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not research grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not validated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing by itself: a part of other models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing: scores, not probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off by {residual_percent:.1f} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off: films stay on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one pane large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the models that come with RadGaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overlay {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paint {stroke}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted by the graphics card ({gpu})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted gaze map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted over, for the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pan by keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts of the prior are squeezed to half their size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phantom reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phantoms {figure}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelink]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelogic]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[lsl]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[tobii]&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels taken for square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place unknown: explain it to see where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>places are off by {residual_percent} % of the film, agreement </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pleural effusion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pneumothorax</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posture or breathing differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>predicted scanpaths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>presentation LUT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>preset &apos;{preset}&apos; chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prior, NOT registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prior, moved onto the current film</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probabilities of findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pupil, {unit}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pylink&apos;s own stand-in, for trying</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rank {value} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ranks of tone, in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reach not measured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>real films</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorded gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registered{bent}, POOR: {off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>registered{bent}, {off}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected by the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replayed gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>research use only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right eye</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples&apos; ScanMatch {scanmatch}   chance {chance}{ceiling}   {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence drafted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence edited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sentence rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed {signed_by}, {replace} UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity {similarity}, no scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>simulated gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed, °/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stored as {precision}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>support devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the chosen tool</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of one arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end of the other arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the eye distance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the film&apos;s {down} {across}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the films agree better without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the films do not agree anywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the films hardly overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the films were taken too differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the graphics system cannot be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on one side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the image is {value} ({view_why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the inner edge of the ribs on one side, at the widest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the inner edge on the other side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lower end plate, one end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the main pane wants {join}, the image is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the midline (spinous processes)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the midline is not between the heart&apos;s borders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the next start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one that runs RadGaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the opposite corner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other way round, as a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place that it points to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pointer, no eye tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prior seems to be mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prior would be folded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prior would have to be turned too far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the prior&apos;s size would have to be changed too much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the ratio {by} measured is {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reading in {folder} ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the result could not be kept: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the screen&apos;s size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the session file is damaged ({words_of})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the settings ({settings})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the simulated reader&apos;s gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the sitting was not completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study has {count} image{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the study is open in another RadGaze window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the upper end plate, one end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the vertex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the view is {value}, not {join}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are no findings that it could be held against</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is an earlier study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no earlier study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder {missing}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {what} of the {study}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {what} {text}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there {monitors} {monitors_2} monitor{value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told by the monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few places of the film are found on the prior</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tracker {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned to {value} degrees clockwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typical place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typical place on a frontal chest radiograph, not measured on this image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upside down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was drawn on the film, which is not in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was measured on {title} ({why})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where lungs usually are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the text stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window {centre}/{width} {function} instead of {was}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>window/level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with {whose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>without gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>would fit, only by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>written by the reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your gaze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own protocols go before the built-in ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom {zoom}x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accessiblename} lies between {least} and {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{accessiblename} stands before the image: gaze on it counts as on the image.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{architecture}{kind}
Trained on: {trained_on}
Licence: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{correlation} (before {correlation_before})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} DICOM objects written to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dropped files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} film is in the library; open from the list of studies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} film received from {senders}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} films are in the library; open from the list of studies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} films received from {senders}: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} marked sentence was not accepted: accept, edit or reject each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} marked sentences were not accepted: accept, edit or reject each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} object was not filed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} object was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} objects were not filed: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} objects were sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals are open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals is open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {count_2} fixations on it, {dwell:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} region that the other path dwelt on was never fixated (red ring).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} regions that the other path dwelt on were never fixated (red rings).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} scanpaths for {finding}, spread {spread_px:.0f} image px, seed {seed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} studies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} studies.{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} study.{more}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{demo}{architecture}. Trained on {trained_on} Licence: {licence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{drafted} of {count} not accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding}   spread {spread_px} px</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{finding} is {verb}, but the findings hold {name} {probability} ({how})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fixations} fixations on the image{stretch}, {share} of it within {useful_field_deg:g}° of one. Detector {detector} version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hint}
Default: {default:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{how}   tone ranks   right drag: window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is at {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} is whole ({count} files).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{iso_day}   no gaze, no AI here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{keys} is the key of “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, not for diagnosis. Trained on {trained}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} is open{where} and stays in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} leaves the list with its gaze, measurements and report. The files are kept in the folder “removed” of the library, and come back when that study&apos;s folder is moved to “studies”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{log_path} (no patient data)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{made_by} of “{phrase}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{method} map at {threshold} or more; {models}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{missing} (missing)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model_id} was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be shown. {as_sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be shown: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is no study that can be run: {wrong}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not written: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}. Wheel: zoom in time; drag: move; double click: all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {meaning}; in brackets, by chance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{of} studies in the list; Ctrl+F searches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{older} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{padding} px of padding left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {words_of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{phrase} ({method}): {place}, {share} of what it marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place}   show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{probability} here, but {names}, which is a lung opacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{probability} here, but {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate_hz:.0f} of {nominal_hz:.0f} Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recordings} recordings since the gaze was last checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{samples} samples of gaze are not on the disk: it does not take them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentences} and {measurements} that you accepted or wrote will stand under “{reader}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size_mb} MB on the disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is none of {join}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is out of its range.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} of all maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} still runs. Restart changes to {title_2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{upper}{wrong}. {instead} Give that one another key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} image{value_2} in the study</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} failed: {error}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: {done} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}{held}   idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose}: found {hits} of {there}, false alarms {alarms}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{why} Cosine {similarity:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} in mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} never learnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, or leave it empty: {empty}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, {of} to go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}{count} of {of} shown, filter: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{phrase}” names no finding that the scanpath model knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” keeps {keys}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ {reason} What AI says below was asked for all the same and may mean nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
