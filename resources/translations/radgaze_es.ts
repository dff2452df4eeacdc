<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES" sourcelanguage="en">
<context>
    <name>RadGaze</name>
    <message>
        <source>   archives: {archives}</source>
        <translation>   archivos PACS: {archives}</translation>
    </message>
    <message>
        <source>   busy</source>
        <translation>   ocupado</translation>
    </message>
    <message>
        <source>   busy: {doing}</source>
        <translation>   ocupado: {doing}</translation>
    </message>
    <message>
        <source>   no archive set up</source>
        <translation>   ningún archivo PACS configurado</translation>
    </message>
    <message>
        <source> (filter: {words})</source>
        <translation> (filtro: {words})</translation>
    </message>
    <message>
        <source> Also set: {unseen}.</source>
        <translation> También fijado: {unseen}.</translation>
    </message>
    <message>
        <source> Click targets to collect them again.</source>
        <translation> Haga clic en los puntos para recogerlos de nuevo.</translation>
    </message>
    <message>
        <source> Degrees are approximate. Assumed: {assumed}.</source>
        <translation> Los grados son aproximados. Se supone: {assumed}.</translation>
    </message>
    <message>
        <source> Needs: {needs}.</source>
        <translation> Necesita: {needs}.</translation>
    </message>
    <message>
        <source> Not the whole study came: {missing}</source>
        <translation> No llegó el estudio completo: {missing}</translation>
    </message>
    <message>
        <source> Only the first {limit} are shown: narrow the search.</source>
        <translation> Solo se muestran los primeros {limit}: acote la búsqueda.</translation>
    </message>
    <message>
        <source> in another window</source>
        <translation> en otra ventana</translation>
    </message>
    <message>
        <source> in the chosen stretch</source>
        <translation> en el tramo elegido</translation>
    </message>
    <message>
        <source> {count} more like this.</source>
        <translation> {count} más como esta.</translation>
    </message>
    <message>
        <source> {count} objects are no radiographs: {refused}</source>
        <translation> {count} objetos no son radiografías: {refused}</translation>
    </message>
    <message>
        <source> {distance_mm:.0f} cm away.</source>
        <translation> A {distance_mm:.0f} cm.</translation>
    </message>
    <message>
        <source>(not installed)</source>
        <translation>(no instalado)</translation>
    </message>
    <message>
        <source>, TLS</source>
        <translation>, TLS</translation>
    </message>
    <message>
        <source>, bent</source>
        <translation>, deformada</translation>
    </message>
    <message>
        <source>, painted over</source>
        <translation>, repintada</translation>
    </message>
    <message>
        <source>, {memory_mb:.1f} GB</source>
        <translation>, {memory_mb:.1f} GB</translation>
    </message>
    <message>
        <source>, {waiting} waiting</source>
        <translation>, {waiting} en espera</translation>
    </message>
    <message>
        <source>. Marked: {doubts}</source>
        <translation>. Marcado: {doubts}</translation>
    </message>
    <message>
        <source>/ shows the current image</source>
        <translation>/ muestra la imagen actual</translation>
    </message>
    <message>
        <source>0.0.0.0 for every network</source>
        <translation>0.0.0.0 para todas las redes</translation>
    </message>
    <message>
        <source>20240131, or a range 20240101-20240131</source>
        <translation>20240131, o un intervalo 20240101-20240131</translation>
    </message>
    <message>
        <source>600, assumed</source>
        <translation>600, supuesto</translation>
    </message>
    <message>
        <source>; demo model</source>
        <translation>; modelo de demostración</translation>
    </message>
    <message>
        <source>A GPU that works, else the processor</source>
        <translation>Una GPU que funcione; si no, el procesador</translation>
    </message>
    <message>
        <source>A PACS, by DICOM or DICOMweb</source>
        <translation>Un PACS, por DICOM o DICOMweb</translation>
    </message>
    <message>
        <source>A finding or a phrase: left lower lobe opacity</source>
        <translation>Un hallazgo o expresión en inglés: left lower lobe opacity</translation>
    </message>
    <message>
        <source>A finding or any phrase; Enter explains it</source>
        <translation>Un hallazgo o cualquier expresión en inglés; Intro la explica</translation>
    </message>
    <message>
        <source>A hanging protocol is left out: {problem}</source>
        <translation>Se omite un protocolo de colgado: {problem}</translation>
    </message>
    <message>
        <source>A length from 0.01 to 5000 mm, as 12.5 or 12,5</source>
        <translation>Una longitud de 0,01 a 5000 mm, como 12.5 o 12,5</translation>
    </message>
    <message>
        <source>A lens under the mouse</source>
        <translation>Una lente bajo el ratón</translation>
    </message>
    <message>
        <source>A line where each map crosses one half</source>
        <translation>Una línea donde cada mapa cruza la mitad</translation>
    </message>
    <message>
        <source>A line where the map crosses the level</source>
        <translation>Una línea donde el mapa cruza el nivel</translation>
    </message>
    <message>
        <source>A line where the map crosses the level (C)</source>
        <translation>Una línea donde el mapa cruza el nivel (C)</translation>
    </message>
    <message>
        <source>A made-up chest film; nothing of it comes into your list</source>
        <translation>Una radiografía de tórax inventada; nada de ella pasa a su lista</translation>
    </message>
    <message>
        <source>A model finds lungs and heart and places the lines; drag them where they are wrong</source>
        <translation>Un modelo encuentra pulmones y corazón y coloca las líneas; arrástrelas donde estén mal</translation>
    </message>
    <message>
        <source>A name of your own for it, such as main; Enter adds it</source>
        <translation>Un nombre suyo para él, como main; Intro lo añade</translation>
    </message>
    <message>
        <source>A participant&apos;s trials from a study&apos;s folder: the participant&apos;s window, and yours</source>
        <translation>Los ensayos de un participante desde la carpeta de un estudio: la ventana del participante, y la suya</translation>
    </message>
    <message>
        <source>A patient&apos;s studies together</source>
        <translation>Los estudios de un paciente juntos</translation>
    </message>
    <message>
        <source>A pseudonym under which the recording is kept</source>
        <translation>Un seudónimo con el que se guarda la grabación</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks.</source>
        <translation>Una estación de trabajo de radiología que ve dónde mira el radiólogo.</translation>
    </message>
    <message>
        <source>A radiology workstation that sees where the radiologist looks: it shows chest radiographs, records gaze, and lays beside it what models see, where they expect a reader to look, and what they would report.</source>
        <translation>Una estación de trabajo de radiología que ve dónde mira el radiólogo: muestra radiografías de tórax, graba la mirada y pone a su lado lo que ven los modelos, dónde esperan que mire un lector y qué informarían.</translation>
    </message>
    <message>
        <source>A ring where the eyes are now. It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>Un anillo donde están ahora los ojos. Los atrae: déjelo apagado para lectores cuya mirada importa</translation>
    </message>
    <message>
        <source>A sentence</source>
        <translation>Una frase</translation>
    </message>
    <message>
        <source>A short id, such as R01</source>
        <translation>Un ID corto, como R01</translation>
    </message>
    <message>
        <source>A story for an audience, full screen, that goes round by itself</source>
        <translation>Una historia para un público, a pantalla completa, que se repite sola</translation>
    </message>
    <message>
        <source>A story for an audience, full screen: eyes, maps, predicted paths and drafts, round and round</source>
        <translation>Una historia para un público, a pantalla completa: ojos, mapas, trayectorias predichas y borradores, una y otra vez</translation>
    </message>
    <message>
        <source>A study of gaze: its participants, one sitting after the other</source>
        <translation>Un estudio de la mirada: sus participantes, una sesión tras otra</translation>
    </message>
    <message>
        <source>AE title</source>
        <translation>Título AE</translation>
    </message>
    <message>
        <source>AE titles, divided by commas</source>
        <translation>Títulos AE, separados por comas</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>IA</translation>
    </message>
    <message>
        <source>AI on</source>
        <translation>IA activa</translation>
    </message>
    <message>
        <source>AI on request</source>
        <translation>IA a petición</translation>
    </message>
    <message>
        <source>AI on request. Research use only, not for diagnosis.</source>
        <translation>IA a petición. Solo para investigación, no para diagnóstico.</translation>
    </message>
    <message>
        <source>AI was not asked. {reason}</source>
        <translation>No se preguntó a la IA. {reason}</translation>
    </message>
    <message>
        <source>About RadGaze</source>
        <translation>Acerca de RadGaze</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Accept (exports as VERIFIED)</source>
        <translation>Aceptar (se exporta como VERIFIED)</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Aceptar todo</translation>
    </message>
    <message>
        <source>Accept sentence</source>
        <translation>Aceptar frase</translation>
    </message>
    <message>
        <source>Accepted by {accepted_by}: exported as VERIFIED.</source>
        <translation>Aceptado por {accepted_by}: exportado como VERIFIED.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Exactitud</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acciones</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Añadir</translation>
    </message>
    <message>
        <source>Add a checkpoint folder</source>
        <translation>Añadir una carpeta de checkpoint</translation>
    </message>
    <message>
        <source>Add a checkpoint folder in Hugging Face layout; nothing is fetched</source>
        <translation>Añadir una carpeta de checkpoint con estructura de Hugging Face; no se descarga nada</translation>
    </message>
    <message>
        <source>Add a sentence</source>
        <translation>Añadir una frase</translation>
    </message>
    <message>
        <source>Add a sentence to the report</source>
        <translation>Añadir una frase al informe</translation>
    </message>
    <message>
        <source>Add an archive</source>
        <translation>Añadir un archivo PACS</translation>
    </message>
    <message>
        <source>Add areas of interest</source>
        <translation>Añadir áreas de interés</translation>
    </message>
    <message>
        <source>Add chest places</source>
        <translation>Añadir lugares del tórax</translation>
    </message>
    <message>
        <source>Add finding&apos;s places</source>
        <translation>Añadir los lugares del hallazgo</translation>
    </message>
    <message>
        <source>Add model folders, or reinstall the demo models.</source>
        <translation>Añada carpetas de modelos o reinstale los modelos de demostración.</translation>
    </message>
    <message>
        <source>Add sentence</source>
        <translation>Añadir frase</translation>
    </message>
    <message>
        <source>Add the areas of a file (JSON)</source>
        <translation>Añadir las áreas de un archivo (JSON)</translation>
    </message>
    <message>
        <source>Add the radiographs of a folder</source>
        <translation>Añadir las radiografías de una carpeta</translation>
    </message>
    <message>
        <source>Adding the radiographs of {what}.</source>
        <translation>Añadiendo las radiografías de {what}.</translation>
    </message>
    <message>
        <source>Adding {name}: its files are checked.</source>
        <translation>Añadiendo {name}: se comprueban sus archivos.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Otra vez</translation>
    </message>
    <message>
        <source>All maps have the same sum: a map that is spread out looks faint</source>
        <translation>Todos los mapas tienen la misma suma: un mapa extendido se ve tenue</translation>
    </message>
    <message>
        <source>All sampled scanpaths</source>
        <translation>Todas las trayectorias muestreadas</translation>
    </message>
    <message>
        <source>All sampled scanpaths as thin lines</source>
        <translation>Trayectorias como líneas finas</translation>
    </message>
    <message>
        <source>All, by date</source>
        <translation>Todos, por fecha</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Ángulo</translation>
    </message>
    <message>
        <source>Angle between the target and the mean gaze direction</source>
        <translation>Ángulo entre el punto y la dirección media de la mirada</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apariencia</translation>
    </message>
    <message>
        <source>Apply the calibration that was kept for this tracker and reader, then validate it</source>
        <translation>Aplicar la calibración guardada para este rastreador y lector, y luego validarla</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivo PACS</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archivos PACS</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Área</translation>
    </message>
    <message>
        <source>Area of the ellipse that holds 68 % of the gaze</source>
        <translation>Área de la elipse que contiene el 68 % de la mirada</translation>
    </message>
    <message>
        <source>Areas (*.json)</source>
        <translation>Áreas (*.json)</translation>
    </message>
    <message>
        <source>Areas of interest</source>
        <translation>Áreas de interés</translation>
    </message>
    <message>
        <source>Areas of interest, gaze over time, the gaze report</source>
        <translation>Áreas de interés, mirada en el tiempo, el informe de la mirada</translation>
    </message>
    <message>
        <source>Areas of interest: what each got of the gaze</source>
        <translation>Áreas de interés: cuánta mirada recibió cada una</translation>
    </message>
    <message>
        <source>Areas where the shown MATEX map is over 0.5</source>
        <translation>Áreas donde el mapa MATEX mostrado supera 0,5</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Flecha</translation>
    </message>
    <message>
        <source>Arrow keys scroll</source>
        <translation>Las flechas desplazan</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>De origen</translation>
    </message>
    <message>
        <source>As it is in the library; archives often have it already</source>
        <translation>Tal como está en la biblioteca; los archivos PACS a menudo ya la tienen</translation>
    </message>
    <message>
        <source>As it stands under a report</source>
        <translation>Como figura bajo un informe</translation>
    </message>
    <message>
        <source>As read</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>As you place them</source>
        <translation>Como usted las coloque</translation>
    </message>
    <message>
        <source>Ask again with this gaze</source>
        <translation>Preguntar otra vez con esta mirada</translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation>Preguntar de todos modos</translation>
    </message>
    <message>
        <source>Ask for an explanation, set overlays</source>
        <translation>Pedir una explicación, ajustar superposiciones</translation>
    </message>
    <message>
        <source>Ask for findings</source>
        <translation>Pedir hallazgos</translation>
    </message>
    <message>
        <source>Ask the models: explanation, scanpaths, findings and a draft</source>
        <translation>Preguntar a los modelos: explicación, trayectorias, hallazgos y un borrador</translation>
    </message>
    <message>
        <source>Attribution map</source>
        <translation>Mapa de atribución</translation>
    </message>
    <message>
        <source>Attribution method</source>
        <translation>Método de atribución</translation>
    </message>
    <message>
        <source>Authority of the archive</source>
        <translation>Autoridad del archivo PACS</translation>
    </message>
    <message>
        <source>Authority of the senders</source>
        <translation>Autoridad de los remitentes</translation>
    </message>
    <message>
        <source>BCEA</source>
        <translation>BCEA</translation>
    </message>
    <message>
        <source>Back 5 s</source>
        <translation>Atrás 5 s</translation>
    </message>
    <message>
        <source>Back to the beginning</source>
        <translation>Volver al principio</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Empezar</translation>
    </message>
    <message>
        <source>Begin (Enter)</source>
        <translation>Empezar (Intro)</translation>
    </message>
    <message>
        <source>Bend the prior</source>
        <translation>Deformar la previa</translation>
    </message>
    <message>
        <source>Bent: shapes and sizes on the prior changed.</source>
        <translation>Deformada: formas y tamaños de la previa han cambiado.</translation>
    </message>
    <message>
        <source>Best first, among the films that were made ready. Like in pixels is not like in diagnosis.</source>
        <translation>La mejor primero, entre las radiografías preparadas. Parecida en píxeles no es parecida en diagnóstico.</translation>
    </message>
    <message>
        <source>Blink</source>
        <translation>Alternancia</translation>
    </message>
    <message>
        <source>Blink faster</source>
        <translation>Alternar más rápido</translation>
    </message>
    <message>
        <source>Blink film on film</source>
        <translation>Alternar radiografía sobre radiografía</translation>
    </message>
    <message>
        <source>Blink slower</source>
        <translation>Alternar más despacio</translation>
    </message>
    <message>
        <source>Blink: changes every {word:.2g} s</source>
        <translation>Alternancia: cambia cada {word:.2g} s</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Both drafts, differences marked</source>
        <translation>Ambos borradores, con las diferencias marcadas</translation>
    </message>
    <message>
        <source>By a protocol that fits the study</source>
        <translation>Según el protocolo que encaje</translation>
    </message>
    <message>
        <source>C-GET</source>
        <translation>C-GET</translation>
    </message>
    <message>
        <source>C-MOVE: the archive must know our AE title, address and port</source>
        <translation>C-MOVE: el archivo PACS debe conocer nuestro título AE, dirección y puerto</translation>
    </message>
    <message>
        <source>COMPUTED, not a radiograph</source>
        <translation>CALCULADA, no es una radiografía</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>CTR</source>
        <translation>ICT</translation>
    </message>
    <message>
        <source>Calibrate</source>
        <translation>Calibrar</translation>
    </message>
    <message>
        <source>Calibrate again</source>
        <translation>Calibrar de nuevo</translation>
    </message>
    <message>
        <source>Calibrate and validate the eye tracker</source>
        <translation>Calibrar y validar el rastreador ocular</translation>
    </message>
    <message>
        <source>Calibrate from the beginning</source>
        <translation>Calibrar desde el principio</translation>
    </message>
    <message>
        <source>Calibrate on {known_mm:g} mm</source>
        <translation>Calibrar a {known_mm:g} mm</translation>
    </message>
    <message>
        <source>Calibrate the eye tracker</source>
        <translation>Calibrar el rastreador ocular</translation>
    </message>
    <message>
        <source>Calibrated on {calibrated}{word}.</source>
        <translation>Calibrado con {calibrated}{word}.</translation>
    </message>
    <message>
        <source>Calibrate…</source>
        <translation>Calibrar…</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Calibración</translation>
    </message>
    <message>
        <source>Calibration computed</source>
        <translation>Calibración calculada</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Cancel everything that runs</source>
        <translation>Cancelar todo lo que está en marcha</translation>
    </message>
    <message>
        <source>Cannot be shown: {what}</source>
        <translation>No se puede mostrar: {what}</translation>
    </message>
    <message>
        <source>Cardiothoracic ratio</source>
        <translation>Índice cardiotorácico</translation>
    </message>
    <message>
        <source>Change it: then it is yours (F2)</source>
        <translation>Cámbiela: entonces es suya (F2)</translation>
    </message>
    <message>
        <source>Change to the other of the two, once</source>
        <translation>Cambiar a la otra de las dos, una vez</translation>
    </message>
    <message>
        <source>Change: {kind}</source>
        <translation>Cambiar: {kind}</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Check every file against its checksum</source>
        <translation>Comprobar cada archivo con su suma de verificación</translation>
    </message>
    <message>
        <source>Checking {folder}.</source>
        <translation>Comprobando {folder}.</translation>
    </message>
    <message>
        <source>Checking {id}.</source>
        <translation>Comprobando {id}.</translation>
    </message>
    <message>
        <source>Chest places</source>
        <translation>Lugares del tórax</translation>
    </message>
    <message>
        <source>Choose an action first.</source>
        <translation>Elija primero una acción.</translation>
    </message>
    <message>
        <source>Choose an action, then press its new key. It counts at once.</source>
        <translation>Elija una acción y pulse su nueva tecla. Vale de inmediato.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>Choose another hanging protocol</source>
        <translation>Elegir otro protocolo de colgado</translation>
    </message>
    <message>
        <source>Choose {title}</source>
        <translation>Elegir {title}</translation>
    </message>
    <message>
        <source>Choose: {title}</source>
        <translation>Elegir: {title}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpiar</translation>
    </message>
    <message>
        <source>Clear search and filter</source>
        <translation>Limpiar búsqueda y filtro</translation>
    </message>
    <message>
        <source>Click corners on the image; Enter or a double click closes (Esc ends)</source>
        <translation>Haga clic en las esquinas sobre la imagen; Intro o doble clic cierra (Esc termina)</translation>
    </message>
    <message>
        <source>Click targets to collect them again</source>
        <translation>Haga clic en los puntos para recogerlos de nuevo</translation>
    </message>
    <message>
        <source>Click: its map and the gaze that belongs to it.  F2 or double click: edit.  Delete: remove.</source>
        <translation>Clic: su mapa y la mirada que le corresponde.  F2 o doble clic: editar.  Supr: quitar.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Close RadGaze and its helper processes</source>
        <translation>Cerrar RadGaze y sus procesos auxiliares</translation>
    </message>
    <message>
        <source>Close and lose it</source>
        <translation>Cerrar y perderlo</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Ciérrelo allí primero.</translation>
    </message>
    <message>
        <source>Close it there, then look again.</source>
        <translation>Ciérrelo allí y mire de nuevo.</translation>
    </message>
    <message>
        <source>Close it there, then measure here.</source>
        <translation>Ciérrela allí y mida aquí.</translation>
    </message>
    <message>
        <source>Close it there, then open it here again.</source>
        <translation>Ciérrelo allí y ábralo aquí otra vez.</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Cerrar este mensaje</translation>
    </message>
    <message>
        <source>Close; a running transfer stops (Esc)</source>
        <translation>Cerrar; una transferencia en curso se detiene (Esc)</translation>
    </message>
    <message>
        <source>Close; sending stops (Esc)</source>
        <translation>Cerrar; el envío se detiene (Esc)</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Ángulo de Cobb</translation>
    </message>
    <message>
        <source>Collect the chosen targets again</source>
        <translation>Recoger de nuevo los puntos elegidos</translation>
    </message>
    <message>
        <source>Colour map</source>
        <translation>Mapa de color</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Colours of the attribution map; magma is the default</source>
        <translation>Colores del mapa de atribución; por defecto, magma</translation>
    </message>
    <message>
        <source>Come nearer.{said}</source>
        <translation>Acérquese.{said}</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compares your gaze with predicted readers, once both are there.</source>
        <translation>Compara su mirada con lectores predichos cuando ambos estén disponibles.</translation>
    </message>
    <message>
        <source>Computed: current − prior</source>
        <translation>Calculada: actual − previa</translation>
    </message>
    <message>
        <source>Computed: what is denser or less dense than on the prior</source>
        <translation>Calculada: lo que es más o menos denso que en la previa</translation>
    </message>
    <message>
        <source>Computing the calibration.</source>
        <translation>Calculando la calibración.</translation>
    </message>
    <message>
        <source>Confirmed anew at each recording; kept with it</source>
        <translation>Se confirma en cada grabación y se guarda con ella</translation>
    </message>
    <message>
        <source>Connect to the tracker and stream (Ctrl+T)</source>
        <translation>Conectar con el rastreador y recibir datos (Ctrl+T)</translation>
    </message>
    <message>
        <source>Connecting to the tracker.</source>
        <translation>Conectando con el rastreador.</translation>
    </message>
    <message>
        <source>Consent to gaze recording</source>
        <translation>Consentimiento para grabar la mirada</translation>
    </message>
    <message>
        <source>Consent: {purpose}; reader {reader_id}.</source>
        <translation>Consentimiento: {purpose}; lector {reader_id}.</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>Contorno</translation>
    </message>
    <message>
        <source>Contour at</source>
        <translation>Contorno en</translation>
    </message>
    <message>
        <source>Contour at half</source>
        <translation>Contorno a la mitad</translation>
    </message>
    <message>
        <source>Contour level</source>
        <translation>Nivel del contorno</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Copiar todo</translation>
    </message>
    <message>
        <source>Copy every line</source>
        <translation>Copiar cada línea</translation>
    </message>
    <message>
        <source>Copy its files</source>
        <translation>Copiar sus archivos</translation>
    </message>
    <message>
        <source>Corner texts</source>
        <translation>Textos de las esquinas</translation>
    </message>
    <message>
        <source>Cover the image less</source>
        <translation>Cubrir menos la imagen</translation>
    </message>
    <message>
        <source>Cover the image more</source>
        <translation>Cubrir más la imagen</translation>
    </message>
    <message>
        <source>Covered</source>
        <translation>Cubierto</translation>
    </message>
    <message>
        <source>Ctrl+arrows</source>
        <translation>Ctrl+flechas</translation>
    </message>
    <message>
        <source>Current and prior side by side</source>
        <translation>Actual y previa lado a lado</translation>
    </message>
    <message>
        <source>Current and registered prior in turn, in the same place</source>
        <translation>Actual y previa registrada por turnos, en el mismo lugar</translation>
    </message>
    <message>
        <source>Current or prior</source>
        <translation>Actual o previa</translation>
    </message>
    <message>
        <source>DICOM (*.dcm)</source>
        <translation>DICOM (*.dcm)</translation>
    </message>
    <message>
        <source>DICOM, PNG or JPEG; a ZIP or DICOMDIR is added as a whole</source>
        <translation>DICOM, PNG o JPEG; un ZIP o DICOMDIR se añade entero</translation>
    </message>
    <message>
        <source>DICOMweb address</source>
        <translation>Dirección DICOMweb</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Default options</source>
        <translation>Opciones por defecto</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}.</source>
        <translation>Los grados son aproximados. Se supone: {assumed}.</translation>
    </message>
    <message>
        <source>Degrees are approximate. Assumed: {assumed}. Enter it in the Gaze panel.</source>
        <translation>Los grados son aproximados. Se supone: {assumed}. Indíquelo en el panel Mirada.</translation>
    </message>
    <message>
        <source>Degrees of visual angle rest on these. Measure the picture, not the frame.</source>
        <translation>Los grados de ángulo visual se basan en esto. Mida la imagen, no el marco.</translation>
    </message>
    <message>
        <source>Delete all measurements</source>
        <translation>Borrar todas las mediciones</translation>
    </message>
    <message>
        <source>Delete every measurement on this image</source>
        <translation>Borrar todas las mediciones de esta imagen</translation>
    </message>
    <message>
        <source>Delete measurement</source>
        <translation>Borrar medición</translation>
    </message>
    <message>
        <source>Delete the chosen measurement</source>
        <translation>Borrar la medición elegida</translation>
    </message>
    <message>
        <source>Delete: {kind}</source>
        <translation>Borrar: {kind}</translation>
    </message>
    <message>
        <source>Demo models</source>
        <translation>Modelos de demostración</translation>
    </message>
    <message>
        <source>Demonstration: not kept for research</source>
        <translation>Demostración: no se guarda para investigación</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Densidad</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Diferencia</translation>
    </message>
    <message>
        <source>Do not take small shifts for change.</source>
        <translation>No tome desplazamientos pequeños por cambios.</translation>
    </message>
    <message>
        <source>Dock everything</source>
        <translation>Acoplar todo</translation>
    </message>
    <message>
        <source>Documentation</source>
        <translation>Documentación</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>Doble clic</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Redactar</translation>
    </message>
    <message>
        <source>Draft again</source>
        <translation>Redactar otra vez</translation>
    </message>
    <message>
        <source>Draft report</source>
        <translation>Redactar informe</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze</source>
        <translation>Redactar el informe sin y con la mirada</translation>
    </message>
    <message>
        <source>Draft the report without and with gaze (Ctrl+R)</source>
        <translation>Redactar el informe sin y con la mirada (Ctrl+R)</translation>
    </message>
    <message>
        <source>Draft with the whole recording again</source>
        <translation>Redactar otra vez con toda la grabación</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Borradores</translation>
    </message>
    <message>
        <source>Drag over the image: a rectangle (Esc ends)</source>
        <translation>Arrastre sobre la imagen: un rectángulo (Esc termina)</translation>
    </message>
    <message>
        <source>Drag over the image: an ellipse (Esc ends)</source>
        <translation>Arrastre sobre la imagen: una elipse (Esc termina)</translation>
    </message>
    <message>
        <source>Drag over the part that is to be seen best.</source>
        <translation>Arrastre sobre la parte que se quiere ver mejor.</translation>
    </message>
    <message>
        <source>Drag: choose a stretch of gaze.  Click: go there.  Double click: whole recording</source>
        <translation>Arrastrar: elegir un tramo de mirada.  Clic: ir ahí.  Doble clic: toda la grabación</translation>
    </message>
    <message>
        <source>Draw a line whose length you know</source>
        <translation>Dibujar una línea cuya longitud conoce</translation>
    </message>
    <message>
        <source>Draw a region: window and level follow its values</source>
        <translation>Dibuje una región: la ventana y el nivel siguen sus valores</translation>
    </message>
    <message>
        <source>Draw the next sampled scanpath</source>
        <translation>Dibujar la siguiente trayectoria muestreada</translation>
    </message>
    <message>
        <source>Draw the thorax&apos;s and the heart&apos;s width (Shift+J proposes them)</source>
        <translation>Dibujar el ancho del tórax y del corazón (Mayús+J los propone)</translation>
    </message>
    <message>
        <source>Draw: {shape}</source>
        <translation>Dibujar: {shape}</translation>
    </message>
    <message>
        <source>Drift check</source>
        <translation>Comprobar deriva</translation>
    </message>
    <message>
        <source>Drop a radiograph here, or open one with Ctrl+O.
DICOM, PNG or JPEG.</source>
        <translation>Suelte aquí una radiografía, o abra una con Ctrl+O.
DICOM, PNG o JPEG.</translation>
    </message>
    <message>
        <source>Dwell</source>
        <translation>Permanencia</translation>
    </message>
    <message>
        <source>Each its own colours</source>
        <translation>Cada uno con sus colores</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Edit sentence</source>
        <translation>Editar frase</translation>
    </message>
    <message>
        <source>Edit the sentence</source>
        <translation>Editar la frase</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>Elipse</translation>
    </message>
    <message>
        <source>Encrypt new recordings</source>
        <translation>Cifrar las grabaciones nuevas</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Enter a name for it.</source>
        <translation>Escriba un nombre para él.</translation>
    </message>
    <message>
        <source>Enter finds films of which a part fits the words</source>
        <translation>Intro encuentra radiografías con una parte que concuerda con las palabras</translation>
    </message>
    <message>
        <source>Enter keeps it, Esc leaves it as it was</source>
        <translation>Intro la guarda, Esc la deja como estaba</translation>
    </message>
    <message>
        <source>Enter width and height, or neither.</source>
        <translation>Indique ancho y alto, o ninguno.</translation>
    </message>
    <message>
        <source>Entering calibration.</source>
        <translation>Entrando en la calibración.</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Erase this recording from the disk</source>
        <translation>Borrar esta grabación del disco</translation>
    </message>
    <message>
        <source>Erase this recording? It cannot be brought back.</source>
        <translation>¿Borrar esta grabación? No se puede recuperar.</translation>
    </message>
    <message>
        <source>Erase {text}</source>
        <translation>Borrar {text}</translation>
    </message>
    <message>
        <source>Español</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Every command by section</source>
        <translation>Todas las órdenes por sección</translation>
    </message>
    <message>
        <source>Every measuring tool</source>
        <translation>Todas las herramientas de medición</translation>
    </message>
    <message>
        <source>Every place that predicted readers look at for {what} was fixated.</source>
        <translation>Cada lugar que miran los lectores predichos para {what} fue fijado.</translation>
    </message>
    <message>
        <source>Every radiograph in it comes into the list</source>
        <translation>Cada radiografía que contiene pasa a la lista</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explicar</translation>
    </message>
    <message>
        <source>Explain phrase</source>
        <translation>Explicar expresión</translation>
    </message>
    <message>
        <source>Explain the chosen finding or phrase</source>
        <translation>Explicar el hallazgo o la expresión elegidos</translation>
    </message>
    <message>
        <source>Explain {finding}</source>
        <translation>Explicar {finding}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>Exportar CSV…</translation>
    </message>
    <message>
        <source>Export as DICOM…</source>
        <translation>Exportar como DICOM…</translation>
    </message>
    <message>
        <source>Export as PDF without identity…</source>
        <translation>Exportar como PDF sin identidad…</translation>
    </message>
    <message>
        <source>Export as PDF…</source>
        <translation>Exportar como PDF…</translation>
    </message>
    <message>
        <source>Export report…</source>
        <translation>Exportar informe…</translation>
    </message>
    <message>
        <source>Export the areas</source>
        <translation>Exportar las áreas</translation>
    </message>
    <message>
        <source>Export the reading</source>
        <translation>Exportar la lectura</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Exportar el informe</translation>
    </message>
    <message>
        <source>Eye distance</source>
        <translation>Distancia de los ojos</translation>
    </message>
    <message>
        <source>Eye tracker</source>
        <translation>Rastreador ocular</translation>
    </message>
    <message>
        <source>Eye tracker, recordings, quality</source>
        <translation>Rastreador ocular, grabaciones, calidad</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>Traer</translation>
    </message>
    <message>
        <source>Fetch the chosen study into the library</source>
        <translation>Traer el estudio elegido a la biblioteca</translation>
    </message>
    <message>
        <source>Fetching {patient_name}</source>
        <translation>Trayendo {patient_name}</translation>
    </message>
    <message>
        <source>Fewer changes a second</source>
        <translation>Menos cambios por segundo</translation>
    </message>
    <message>
        <source>Figures (*.png *.svg *.pdf)</source>
        <translation>Figuras (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Fill the screen with a test pattern; arrows change it</source>
        <translation>Llenar la pantalla con una carta de ajuste; las flechas la cambian</translation>
    </message>
    <message>
        <source>Film {film}; {by}; seed {seed}</source>
        <translation>Radiografía {film}; {by}; semilla {seed}</translation>
    </message>
    <message>
        <source>Films go to {elsewhere}: {device}, {models}</source>
        <translation>Las radiografías van a {elsewhere}: {device}, {models}</translation>
    </message>
    <message>
        <source>Films leave this machine. The end of an SSH forwarding to radgaze serve: localhost:7333, or the path of a socket</source>
        <translation>Las radiografías salen de este equipo. El extremo de un reenvío SSH a radgaze serve: localhost:7333, o la ruta de un socket</translation>
    </message>
    <message>
        <source>Films leave this machine: to {elsewhere}.</source>
        <translation>Las radiografías salen de este equipo: a {elsewhere}.</translation>
    </message>
    <message>
        <source>Films of the library that are like this one, a sentence, or what you looked at</source>
        <translation>Radiografías de la biblioteca parecidas a esta, a una frase o a lo que usted miró</translation>
    </message>
    <message>
        <source>Films of which a part fits the words</source>
        <translation>Radiografías con una parte que concuerda con las palabras</translation>
    </message>
    <message>
        <source>Films of which a part is like what the chosen stretch of gaze dwelt on</source>
        <translation>Radiografías con una parte parecida a aquello en que se detuvo el tramo elegido de la mirada</translation>
    </message>
    <message>
        <source>Films that archives and modalities send to this computer arrive in the list of studies</source>
        <translation>Las radiografías que archivos PACS y equipos envían a este equipo llegan a la lista de estudios</translation>
    </message>
    <message>
        <source>Films that are like this one as a whole</source>
        <translation>Radiografías que se parecen a esta en conjunto</translation>
    </message>
    <message>
        <source>Films that are sent here arrive in the list of studies (Ctrl+Shift+R)</source>
        <translation>Las radiografías que se envían aquí llegan a la lista de estudios (Ctrl+Mayús+R)</translation>
    </message>
    <message>
        <source>Filter and order of the studies</source>
        <translation>Filtro y orden de los estudios</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Find by</source>
        <translation>Buscar por</translation>
    </message>
    <message>
        <source>Find devices</source>
        <translation>Buscar dispositivos</translation>
    </message>
    <message>
        <source>Find similar films</source>
        <translation>Buscar radiografías parecidas</translation>
    </message>
    <message>
        <source>Finding probabilities without and with gaze</source>
        <translation>Probabilidades de los hallazgos sin y con la mirada</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Signos</translation>
    </message>
    <message>
        <source>Findings of the model</source>
        <translation>Hallazgos del modelo</translation>
    </message>
    <message>
        <source>Findings with probabilities</source>
        <translation>Hallazgos con probabilidades</translation>
    </message>
    <message>
        <source>Findings, seen / not seen, report</source>
        <translation>Hallazgos, visto / no visto, informe</translation>
    </message>
    <message>
        <source>Findings: click or Enter explains one</source>
        <translation>Hallazgos: clic o Intro explica uno</translation>
    </message>
    <message>
        <source>First after</source>
        <translation>Primera tras</translation>
    </message>
    <message>
        <source>First screen</source>
        <translation>Pantalla inicial</translation>
    </message>
    <message>
        <source>First steps, the window, films, gaze, comparing, archives</source>
        <translation>Primeros pasos, la ventana, radiografías, mirada, comparación, archivos PACS</translation>
    </message>
    <message>
        <source>First: {refused}.</source>
        <translation>Primero: {refused}.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Ajustar</translation>
    </message>
    <message>
        <source>Fixation cross</source>
        <translation>Cruz de fijación</translation>
    </message>
    <message>
        <source>Fixation cross before a recording</source>
        <translation>Cruz de fijación antes de una grabación</translation>
    </message>
    <message>
        <source>Fixation detector</source>
        <translation>Detector de fijaciones</translation>
    </message>
    <message>
        <source>Fixations</source>
        <translation>Fijaciones</translation>
    </message>
    <message>
        <source>Fixations in it</source>
        <translation>Fijaciones dentro de ella</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>Voltear</translation>
    </message>
    <message>
        <source>Float or dock the prior</source>
        <translation>Separar o acoplar la previa</translation>
    </message>
    <message>
        <source>Float or dock this panel</source>
        <translation>Separar o acoplar este panel</translation>
    </message>
    <message>
        <source>Fold or unfold the result panel</source>
        <translation>Plegar o desplegar el panel de resultados</translation>
    </message>
    <message>
        <source>Fold or unfold the study list</source>
        <translation>Plegar o desplegar la lista de estudios</translation>
    </message>
    <message>
        <source>Fold or unfold the timeline</source>
        <translation>Plegar o desplegar la línea de tiempo</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>Carpeta para los objetos DICOM</translation>
    </message>
    <message>
        <source>Folder for the gaze report</source>
        <translation>Carpeta del informe de la mirada</translation>
    </message>
    <message>
        <source>Forward 5 s</source>
        <translation>Adelante 5 s</translation>
    </message>
    <message>
        <source>Found: {found}</source>
        <translation>Encontrado: {found}</translation>
    </message>
    <message>
        <source>Free memory</source>
        <translation>Liberar memoria</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Origen</translation>
    </message>
    <message>
        <source>From map</source>
        <translation>Del mapa</translation>
    </message>
    <message>
        <source>From stored values to grey, in the order in which it is done.</source>
        <translation>De los valores guardados al gris, en el orden en que se hace.</translation>
    </message>
    <message>
        <source>From the eyes to the screen</source>
        <translation>De los ojos a la pantalla</translation>
    </message>
    <message>
        <source>From the eyes to the screen, mm</source>
        <translation>De los ojos a la pantalla, mm</translation>
    </message>
    <message>
        <source>From the first sight of the image to the first fixation in it</source>
        <translation>Desde que se ve la imagen hasta la primera fijación dentro de ella</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Pantalla completa</translation>
    </message>
    <message>
        <source>Full screen on or off</source>
        <translation>Pantalla completa sí o no</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>Mirada</translation>
    </message>
    <message>
        <source>Gaze analysis</source>
        <translation>Análisis de la mirada</translation>
    </message>
    <message>
        <source>Gaze analysis…</source>
        <translation>Análisis de la mirada…</translation>
    </message>
    <message>
        <source>Gaze and AI keep to the main image.</source>
        <translation>La mirada y la IA se quedan en la imagen principal.</translation>
    </message>
    <message>
        <source>Gaze as read</source>
        <translation>Mirada como se leyó</translation>
    </message>
    <message>
        <source>Gaze now</source>
        <translation>Mirada ahora</translation>
    </message>
    <message>
        <source>Gaze over the image</source>
        <translation>Mirada sobre la imagen</translation>
    </message>
    <message>
        <source>Gaze over time</source>
        <translation>Mirada en el tiempo</translation>
    </message>
    <message>
        <source>Gaze quality</source>
        <translation>Calidad de la mirada</translation>
    </message>
    <message>
        <source>Gaze report: {folder}</source>
        <translation>Informe de la mirada: {folder}</translation>
    </message>
    <message>
        <source>Gaze strength</source>
        <translation>Fuerza de mirada</translation>
    </message>
    <message>
        <source>Go back 5 s in the recording</source>
        <translation>Retroceder 5 s en la grabación</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Go on 5 s in the recording</source>
        <translation>Avanzar 5 s en la grabación</translation>
    </message>
    <message>
        <source>Good enough</source>
        <translation>Suficiente</translation>
    </message>
    <message>
        <source>Good.{said}</source>
        <translation>Bien.{said}</translation>
    </message>
    <message>
        <source>Hang</source>
        <translation>Colgado</translation>
    </message>
    <message>
        <source>Hanging protocol…</source>
        <translation>Protocolo de colgado…</translation>
    </message>
    <message>
        <source>Head position</source>
        <translation>Posición de la cabeza</translation>
    </message>
    <message>
        <source>Heatmap of own gaze</source>
        <translation>Mapa de calor propio</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Alto</translation>
    </message>
    <message>
        <source>Height of the picture</source>
        <translation>Alto de la imagen</translation>
    </message>
    <message>
        <source>Height of the picture, mm</source>
        <translation>Alto de la imagen, mm</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>Hide everything</source>
        <translation>Ocultar todo</translation>
    </message>
    <message>
        <source>Hide overlays and corner texts; again to bring them back</source>
        <translation>Ocultar superposiciones y textos de las esquinas; otra vez para recuperarlos</translation>
    </message>
    <message>
        <source>How archives reach this computer</source>
        <translation>Cómo los archivos PACS llegan a este equipo</translation>
    </message>
    <message>
        <source>How fixations are found, for this table and the report</source>
        <translation>Cómo se encuentran las fijaciones, para esta tabla y el informe</translation>
    </message>
    <message>
        <source>How long a cross stands where the film will be; 0 for none</source>
        <translation>Cuánto tiempo está una cruz donde estará la radiografía; 0 para ninguna</translation>
    </message>
    <message>
        <source>How long is this line of {length_px:.0f} px in millimetres? All lengths on this image then say that they rest on it.</source>
        <translation>¿Cuánto mide en milímetros esta línea de {length_px:.0f} px? Todas las longitudes de esta imagen dirán entonces que se basan en ella.</translation>
    </message>
    <message>
        <source>How many scanpaths are sampled</source>
        <translation>Cuántas trayectorias se muestrean</translation>
    </message>
    <message>
        <source>How strongly gaze steers the draft: 0 not at all, 1 as trained</source>
        <translation>Cuánto dirige la mirada el borrador: 0 nada, 1 como se entrenó</translation>
    </message>
    <message>
        <source>How strongly the map covers the image (O, Shift+O)</source>
        <translation>Cuánto cubre el mapa la imagen (O, Mayús+O)</translation>
    </message>
    <message>
        <source>How strongly the maps cover the film</source>
        <translation>Cuánto cubren los mapas la radiografía</translation>
    </message>
    <message>
        <source>Hung: {name}   Shift+U says why</source>
        <translation>Colgado: {name}   Mayús+U dice por qué</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Acepto</translation>
    </message>
    <message>
        <source>I agree that my gaze is recorded for this purpose</source>
        <translation>Acepto que se grabe mi mirada con este fin</translation>
    </message>
    <message>
        <source>I am the facilitator; the reader has agreed to this on paper</source>
        <translation>Soy quien dirige la sesión; el lector ha consentido en papel</translation>
    </message>
    <message>
        <source>I have read and accept this licence</source>
        <translation>He leído y acepto esta licencia</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>In the list of studies; the patient on the screen stays.</source>
        <translation>En la lista de estudios; el paciente en pantalla se queda.</translation>
    </message>
    <message>
        <source>Interpreter of the tracker host</source>
        <translation>Intérprete del proceso del rastreador</translation>
    </message>
    <message>
        <source>Interpreter of the worker</source>
        <translation>Intérprete del worker</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Invertir</translation>
    </message>
    <message>
        <source>It can be read, but nothing is kept.</source>
        <translation>Se puede leer, pero no se guarda nada.</translation>
    </message>
    <message>
        <source>It draws the eyes: leave it off for readers whose gaze matters</source>
        <translation>Atrae los ojos: déjelo apagado para lectores cuya mirada importa</translation>
    </message>
    <message>
        <source>It is not used. </source>
        <translation>No se utiliza. </translation>
    </message>
    <message>
        <source>It is started again; unfinished jobs can be run again where their result would be.</source>
        <translation>Se inicia de nuevo; las tareas sin terminar se pueden repetir donde estaría su resultado.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Se detuvo.</translation>
    </message>
    <message>
        <source>Its files at {path} stay where they are.</source>
        <translation>Sus archivos en {path} se quedan donde están.</translation>
    </message>
    <message>
        <source>Its files lie in {folder}.</source>
        <translation>Sus archivos están en {folder}.</translation>
    </message>
    <message>
        <source>Its files, RadGaze&apos;s own copy at {path}, are deleted.</source>
        <translation>Se borran sus archivos, la copia propia de RadGaze en {path}.</translation>
    </message>
    <message>
        <source>Its folder holds no licence text. Its card names: {licence}.</source>
        <translation>Su carpeta no contiene el texto de la licencia. Su ficha nombra: {licence}.</translation>
    </message>
    <message>
        <source>Its licence cannot be read: {strerror}.</source>
        <translation>No se puede leer su licencia: {strerror}.</translation>
    </message>
    <message>
        <source>Its name; double click or F2 to change it</source>
        <translation>Su nombre; doble clic o F2 para cambiarlo</translation>
    </message>
    <message>
        <source>Keep it as not accepted, and leave</source>
        <translation>Guardarla como no aceptada y salir</translation>
    </message>
    <message>
        <source>Keep it with what is recorded from now on (Enter)</source>
        <translation>Guardarla con lo que se grabe desde ahora (Intro)</translation>
    </message>
    <message>
        <source>Keep it, marked as accepted by you</source>
        <translation>Guardarla, marcada como aceptada por usted</translation>
    </message>
    <message>
        <source>Kept in {settings_path}</source>
        <translation>Guardado en {settings_path}</translation>
    </message>
    <message>
        <source>Key image</source>
        <translation>Imagen clave</translation>
    </message>
    <message>
        <source>Key object selection</source>
        <translation>Selección de objetos clave</translation>
    </message>
    <message>
        <source>Key of the other machine</source>
        <translation>Clave del otro equipo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Keys and mouse</source>
        <translation>Teclado y ratón</translation>
    </message>
    <message>
        <source>Keys can be changed in the settings (Ctrl+,).</source>
        <translation>Las teclas se pueden cambiar en los ajustes (Ctrl+,).</translation>
    </message>
    <message>
        <source>Keys in settings.toml, table [shortcuts], that are not used: {words}.</source>
        <translation>Teclas de settings.toml, tabla [shortcuts], que no se usan: {words}.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Large left pleural effusion</source>
        <translation>En inglés: Large left pleural effusion</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Texto más grande</translation>
    </message>
    <message>
        <source>Largest object that is taken</source>
        <translation>Objeto más grande que se acepta</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latencia</translation>
    </message>
    <message>
        <source>Later film</source>
        <translation>Radiografía posterior</translation>
    </message>
    <message>
        <source>Lay the prior onto the current image</source>
        <translation>Poner la previa sobre la imagen actual</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Salir (Esc)</translation>
    </message>
    <message>
        <source>Leave it as it is (Esc)</source>
        <translation>Dejarlo como está (Esc)</translation>
    </message>
    <message>
        <source>Leave the replay and show the whole scanpath (Shift+X)</source>
        <translation>Salir de la reproducción y mostrar toda la trayectoria (Mayús+X)</translation>
    </message>
    <message>
        <source>Leave the replay, show the whole scanpath</source>
        <translation>Salir de la reproducción, mostrar toda la trayectoria</translation>
    </message>
    <message>
        <source>Leave the report unsigned (Esc)</source>
        <translation>Dejar el informe sin firmar (Esc)</translation>
    </message>
    <message>
        <source>Left drag</source>
        <translation>Arrastre izquierdo</translation>
    </message>
    <message>
        <source>Left drag changes window and level</source>
        <translation>El arrastre izquierdo cambia ventana y nivel</translation>
    </message>
    <message>
        <source>Left drag moves the image</source>
        <translation>El arrastre izquierdo mueve la imagen</translation>
    </message>
    <message>
        <source>Left drag paints where gaze is to have dwelt; the draft with gaze follows</source>
        <translation>El arrastre izquierdo pinta dónde debió detenerse la mirada; el borrador con mirada lo sigue</translation>
    </message>
    <message>
        <source>Left drag takes gaze away; the draft with gaze follows</source>
        <translation>El arrastre izquierdo quita mirada; el borrador con mirada lo sigue</translation>
    </message>
    <message>
        <source>Left drag zooms</source>
        <translation>El arrastre izquierdo amplía</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Left out: {left_out}.</source>
        <translation>Omitido: {left_out}.</translation>
    </message>
    <message>
        <source>Lens: {times:g} times, {word} px wide</source>
        <translation>Lupa: {times:g} aumentos, {word} px de ancho</translation>
    </message>
    <message>
        <source>Levels and luminances, as `radgaze display` reads them; grey values then go through it</source>
        <translation>Niveles y luminancias, como los lee `radgaze display`; los grises pasan entonces por ella</translation>
    </message>
    <message>
        <source>Library: {warnings}.{more}</source>
        <translation>Biblioteca: {warnings}.{more}</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Licence of {model_id}</source>
        <translation>Licencia de {model_id}</translation>
    </message>
    <message>
        <source>Licence…</source>
        <translation>Licencia…</translation>
    </message>
    <message>
        <source>Light of the room on the screen</source>
        <translation>Luz de la sala sobre la pantalla</translation>
    </message>
    <message>
        <source>Light panels for lecture halls; the film keeps its dark surround</source>
        <translation>Paneles claros para salas de conferencias; la radiografía conserva su entorno oscuro</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema claro</translation>
    </message>
    <message>
        <source>Light, for lecture halls</source>
        <translation>Claro, para salas de conferencias</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Vinculadas</translation>
    </message>
    <message>
        <source>Load areas</source>
        <translation>Cargar áreas</translation>
    </message>
    <message>
        <source>Load…</source>
        <translation>Cargar…</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Log and files</source>
        <translation>Registro y archivos</translation>
    </message>
    <message>
        <source>Log, without patient data</source>
        <translation>Registro, sin datos de pacientes</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Mirar de nuevo</translation>
    </message>
    <message>
        <source>Look at each target until it moves on. It shrinks: look at its middle. Afterwards other targets show how good the calibration is.</source>
        <translation>Mire cada punto hasta que se mueva. Se encoge: mire su centro. Después, otros puntos muestran lo buena que es la calibración.</translation>
    </message>
    <message>
        <source>Look at one target: how far gaze is off now</source>
        <translation>Mirar un punto: cuánto se desvía la mirada ahora</translation>
    </message>
    <message>
        <source>Look at the cross; the recording begins when it goes. Esc cancels.</source>
        <translation>Mire la cruz; la grabación empieza cuando desaparece. Esc cancela.</translation>
    </message>
    <message>
        <source>Look at the models&apos; folder, then start it again.</source>
        <translation>Mire en la carpeta de los modelos y vuelva a iniciarlo.</translation>
    </message>
    <message>
        <source>Look for devices</source>
        <translation>Buscar dispositivos</translation>
    </message>
    <message>
        <source>Looked at by predicted readers for {what}, not fixated by you:</source>
        <translation>Mirado por los lectores predichos para {what}, no fijado por usted:</translation>
    </message>
    <message>
        <source>Looking for them.</source>
        <translation>Buscándolas.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Pérdida</translation>
    </message>
    <message>
        <source>Lost samples at most</source>
        <translation>Muestras perdidas como máximo</translation>
    </message>
    <message>
        <source>Lung and heart outlines</source>
        <translation>Contornos de pulmones y corazón</translation>
    </message>
    <message>
        <source>MATEX</source>
        <translation>MATEX</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>Magnifier</source>
        <translation>Lupa</translation>
    </message>
    <message>
        <source>Magnifier: larger</source>
        <translation>Lupa: más grande</translation>
    </message>
    <message>
        <source>Magnifier: stronger</source>
        <translation>Lupa: más potente</translation>
    </message>
    <message>
        <source>Make films ready to be found by their likeness</source>
        <translation>Preparar radiografías para buscarlas por parecido</translation>
    </message>
    <message>
        <source>Make room or check the rights of {folder}.</source>
        <translation>Haga sitio o revise los permisos de {folder}.</translation>
    </message>
    <message>
        <source>Make room or check the rights, then try again; closing now loses it.</source>
        <translation>Haga sitio o revise los permisos y vuelva a intentarlo; si cierra ahora, se pierde.</translation>
    </message>
    <message>
        <source>Make sure that both are of the same patient.</source>
        <translation>Asegúrese de que ambas son del mismo paciente.</translation>
    </message>
    <message>
        <source>Make the list of studies again from the library&apos;s folders</source>
        <translation>Hacer otra vez la lista de estudios a partir de las carpetas de la biblioteca</translation>
    </message>
    <message>
        <source>Make the undone change again</source>
        <translation>Hacer otra vez el cambio deshecho</translation>
    </message>
    <message>
        <source>Map less opaque</source>
        <translation>Mapa menos opaco</translation>
    </message>
    <message>
        <source>Map more opaque</source>
        <translation>Mapa más opaco</translation>
    </message>
    <message>
        <source>Map over the image</source>
        <translation>Mapa sobre la imagen</translation>
    </message>
    <message>
        <source>Map shown; no gaze recorded.</source>
        <translation>Mapa mostrado; sin mirada grabada.</translation>
    </message>
    <message>
        <source>Mark as key image</source>
        <translation>Marcar como imagen clave</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Marcar como leído</translation>
    </message>
    <message>
        <source>Mark this image as a key image</source>
        <translation>Marcar esta imagen como imagen clave</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>Mean heatmap of predicted scanpaths</source>
        <translation>Mapa de calor medio predicho</translation>
    </message>
    <message>
        <source>Mean, deviation and area of a rectangle</source>
        <translation>Media, desviación y área de un rectángulo</translation>
    </message>
    <message>
        <source>Mean, deviation and area of an ellipse</source>
        <translation>Media, desviación y área de una elipse</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Medir</translation>
    </message>
    <message>
        <source>Measure a length; it says what its spacing rests on</source>
        <translation>Medir una longitud; dice en qué se basa su espaciado</translation>
    </message>
    <message>
        <source>Measure an angle at a vertex</source>
        <translation>Medir un ángulo en un vértice</translation>
    </message>
    <message>
        <source>Measure how good the gaze is now</source>
        <translation>Medir lo buena que es la mirada ahora</translation>
    </message>
    <message>
        <source>Measure on other targets (Enter)</source>
        <translation>Medir en otros puntos (Intro)</translation>
    </message>
    <message>
        <source>Measure on the current image, or on the prior beside it (Shift+2).</source>
        <translation>Mida en la imagen actual o en la previa que está al lado (Mayús+2).</translation>
    </message>
    <message>
        <source>Measure on the pane where it is read.</source>
        <translation>Mida en el panel donde se lee.</translation>
    </message>
    <message>
        <source>Measure the angle between two end plates</source>
        <translation>Medir el ángulo entre dos platillos vertebrales</translation>
    </message>
    <message>
        <source>Measured curve of the screen</source>
        <translation>Curva medida de la pantalla</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>Methods side by side</source>
        <translation>Métodos lado a lado</translation>
    </message>
    <message>
        <source>Middle or Space drag</source>
        <translation>Arrastre central o con Espacio</translation>
    </message>
    <message>
        <source>Mirror the image left to right</source>
        <translation>Reflejar la imagen de izquierda a derecha</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalidad</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Carpetas de modelos</translation>
    </message>
    <message>
        <source>Model for each task</source>
        <translation>Modelo para cada tarea</translation>
    </message>
    <message>
        <source>Model for {title}</source>
        <translation>Modelo para {title}</translation>
    </message>
    <message>
        <source>Model: {title}</source>
        <translation>Modelo: {title}</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Models and notices</source>
        <translation>Modelos y avisos</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelos…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>More changes a second</source>
        <translation>Más cambios por segundo</translation>
    </message>
    <message>
        <source>More targets take longer and fit the screen&apos;s corners better</source>
        <translation>Más puntos tardan más y se ajustan mejor a las esquinas de la pantalla</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Ratón</translation>
    </message>
    <message>
        <source>Move back a little.{said}</source>
        <translation>Aléjese un poco.{said}</translation>
    </message>
    <message>
        <source>Move it beside the image, or dock it (Ctrl+Shift+0).</source>
        <translation>Póngalo al lado de la imagen o acóplelo (Ctrl+Mayús+0).</translation>
    </message>
    <message>
        <source>Move to the {word}.{said}</source>
        <translation>Muévase hacia la {word}.{said}</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Name as DICOM writes it, Family^Given; * and ? are wildcards</source>
        <translation>Nombre como lo escribe DICOM, Apellido^Nombre; * y ? son comodines</translation>
    </message>
    <message>
        <source>Name of a new archive</source>
        <translation>Nombre de un archivo PACS nuevo</translation>
    </message>
    <message>
        <source>Name of the hanging protocol. It is used for images like these from now on.</source>
        <translation>Nombre del protocolo de colgado. Desde ahora se usa para imágenes como estas.</translation>
    </message>
    <message>
        <source>Name or IP address, for DICOM</source>
        <translation>Nombre o dirección IP, para DICOM</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Tecla nueva</translation>
    </message>
    <message>
        <source>Next sampled scanpath</source>
        <translation>Trayectoria muestreada siguiente</translation>
    </message>
    <message>
        <source>Next study</source>
        <translation>Estudio siguiente</translation>
    </message>
    <message>
        <source>No anatomical prior in the phrase.</source>
        <translation>Sin conocimiento anatómico previo en la expresión.</translation>
    </message>
    <message>
        <source>No archive is set up. Add one in the settings (Ctrl+,), page Archives.</source>
        <translation>No hay ningún archivo PACS configurado. Añada uno en los ajustes (Ctrl+,), página Archivos PACS.</translation>
    </message>
    <message>
        <source>No difference without a registration, and it failed: {why}.</source>
        <translation>No hay diferencia sin registro, y este falló: {why}.</translation>
    </message>
    <message>
        <source>No eye is seen.</source>
        <translation>No se ve ningún ojo.</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film.</source>
        <translation>No se grabó la mirada en esta radiografía.</translation>
    </message>
    <message>
        <source>No gaze was recorded on this film: record some (R), or ask by the image.</source>
        <translation>No se grabó la mirada en esta radiografía: grábela (R), o pregunte por la imagen.</translation>
    </message>
    <message>
        <source>No hanging protocol fits this image.</source>
        <translation>Ningún protocolo de colgado encaja con esta imagen.</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>No hay ninguna imagen abierta.</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Sin tecla</translation>
    </message>
    <message>
        <source>No key image</source>
        <translation>No es imagen clave</translation>
    </message>
    <message>
        <source>No lungs and heart were found as on a frontal film.</source>
        <translation>No se encontraron pulmones y corazón como en una radiografía frontal.</translation>
    </message>
    <message>
        <source>No other film of the library is ready yet.</source>
        <translation>Aún no está preparada ninguna otra radiografía de la biblioteca.</translation>
    </message>
    <message>
        <source>No prior is shown: Shift+2 shows one</source>
        <translation>No se muestra ninguna previa: Mayús+2 muestra una</translation>
    </message>
    <message>
        <source>No prior of this patient in the library.
Drop a radiograph here, or right click a study and choose “Show as prior”.</source>
        <translation>No hay previa de este paciente en la biblioteca.
Suelte aquí una radiografía, o haga clic derecho en un estudio y elija «Mostrar como previa».</translation>
    </message>
    <message>
        <source>No report yet. A draft is written here on request; or write it yourself in the Report tab.</source>
        <translation>Aún no hay informe. Un borrador se escribe aquí a petición; o escríbalo usted en la pestaña Informe.</translation>
    </message>
    <message>
        <source>No study matches.</source>
        <translation>Ningún estudio coincide.</translation>
    </message>
    <message>
        <source>None yet. R records, after your consent.</source>
        <translation>Aún ninguna. R graba, tras su consentimiento.</translation>
    </message>
    <message>
        <source>Not changed: this study is open in another RadGaze window.</source>
        <translation>No cambiado: este estudio está abierto en otra ventana de RadGaze.</translation>
    </message>
    <message>
        <source>Not changed: {label} is open in another RadGaze window.</source>
        <translation>No cambiado: {label} está abierto en otra ventana de RadGaze.</translation>
    </message>
    <message>
        <source>Not changed: {why}</source>
        <translation>No cambiado: {why}</translation>
    </message>
    <message>
        <source>Not drafted yet.</source>
        <translation>Aún sin redactar.</translation>
    </message>
    <message>
        <source>Not good enough</source>
        <translation>Insuficiente</translation>
    </message>
    <message>
        <source>Not kept: {why}</source>
        <translation>No guardado: {why}</translation>
    </message>
    <message>
        <source>Not on the disk: {lost}.</source>
        <translation>No está en el disco: {lost}.</translation>
    </message>
    <message>
        <source>Not sent: {kind}: {why}.</source>
        <translation>No enviado: {kind}: {why}.</translation>
    </message>
    <message>
        <source>Nothing can be drawn here: this is not the film itself.</source>
        <translation>Aquí no se puede dibujar: esto no es la radiografía misma.</translation>
    </message>
    <message>
        <source>Nothing hangs here.</source>
        <translation>Aquí no cuelga nada.</translation>
    </message>
    <message>
        <source>Nothing is received: {reason}.</source>
        <translation>No se recibe nada: {reason}.</translation>
    </message>
    <message>
        <source>Nothing is stored without this</source>
        <translation>Sin esto no se guarda nada</translation>
    </message>
    <message>
        <source>Nothing leaves this machine unless you set up an archive or models on another machine. Gaze is recorded only when you press Record, after consent.</source>
        <translation>Nada sale de este equipo si usted no configura un archivo PACS o modelos en otro equipo. La mirada se graba solo cuando pulsa Grabar, tras dar su consentimiento.</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Aún no se ha preguntado nada.</translation>
    </message>
    <message>
        <source>Nothing was exported.</source>
        <translation>No se exportó nada.</translation>
    </message>
    <message>
        <source>Nothing was logged yet.</source>
        <translation>Aún no se ha registrado nada.</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>No se envió nada.</translation>
    </message>
    <message>
        <source>Nothing was written: another film was opened meanwhile.</source>
        <translation>No se escribió nada: entretanto se abrió otra radiografía.</translation>
    </message>
    <message>
        <source>Number of targets</source>
        <translation>Número de puntos</translation>
    </message>
    <message>
        <source>On the disk, with a key that the operating system keeps for this user; nobody else can read them</source>
        <translation>En el disco, con una clave que el sistema operativo guarda para este usuario; nadie más puede leerlas</translation>
    </message>
    <message>
        <source>One folder a line; each holds folders with a model.toml</source>
        <translation>Una carpeta por línea; cada una contiene carpetas con un model.toml</translation>
    </message>
    <message>
        <source>One image</source>
        <translation>Una imagen</translation>
    </message>
    <message>
        <source>One image pixel on one screen pixel</source>
        <translation>Un píxel de imagen en un píxel de pantalla</translation>
    </message>
    <message>
        <source>One scale</source>
        <translation>Una sola escala</translation>
    </message>
    <message>
        <source>Only one eye is seen.{said}</source>
        <translation>Solo se ve un ojo.{said}</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Opacity of the map</source>
        <translation>Opacidad del mapa</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a radiograph</source>
        <translation>Abrir una radiografía</translation>
    </message>
    <message>
        <source>Open a radiograph (DICOM, PNG, JPEG)</source>
        <translation>Abrir una radiografía (DICOM, PNG, JPEG)</translation>
    </message>
    <message>
        <source>Open a radiograph first.</source>
        <translation>Abra primero una radiografía.</translation>
    </message>
    <message>
        <source>Open a radiograph of your own.</source>
        <translation>Abra una radiografía suya.</translation>
    </message>
    <message>
        <source>Open another study first.</source>
        <translation>Abra primero otro estudio.</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Abrir archivo…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Abrir carpeta…</translation>
    </message>
    <message>
        <source>Open the Report tab: with and without gaze (Ctrl+3)</source>
        <translation>Abrir la pestaña Informe: con y sin mirada (Ctrl+3)</translation>
    </message>
    <message>
        <source>Open the film again.</source>
        <translation>Abra la radiografía otra vez.</translation>
    </message>
    <message>
        <source>Open the made-up film that comes with RadGaze; it does not come into your list of studies</source>
        <translation>Abrir la radiografía inventada que viene con RadGaze; no pasa a su lista de estudios</translation>
    </message>
    <message>
        <source>Open the next study of the list</source>
        <translation>Abrir el siguiente estudio de la lista</translation>
    </message>
    <message>
        <source>Open the study before it in the list</source>
        <translation>Abrir el estudio anterior de la lista</translation>
    </message>
    <message>
        <source>Open this study</source>
        <translation>Abrir este estudio</translation>
    </message>
    <message>
        <source>Opening {name}</source>
        <translation>Abriendo {name}</translation>
    </message>
    <message>
        <source>Opens the next or the previous study</source>
        <translation>Abre el estudio siguiente o anterior</translation>
    </message>
    <message>
        <source>Or drop a film or a folder anywhere on this window.</source>
        <translation>O suelte una radiografía o una carpeta en cualquier lugar de esta ventana.</translation>
    </message>
    <message>
        <source>Otherwise they stay where they are, and are pointed at</source>
        <translation>Si no, se quedan donde están y se apunta a ellos</translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation>Nuestro título AE</translation>
    </message>
    <message>
        <source>Our address</source>
        <translation>Nuestra dirección</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Nuestro certificado</translation>
    </message>
    <message>
        <source>Our port</source>
        <translation>Nuestro puerto</translation>
    </message>
    <message>
        <source>Our private key</source>
        <translation>Nuestra clave privada</translation>
    </message>
    <message>
        <source>Overlays of the file</source>
        <translation>Superposiciones del archivo</translation>
    </message>
    <message>
        <source>Own gaze, MATEX and predicted scanpath side by side</source>
        <translation>Mirada propia, MATEX y trayectoria predicha lado a lado</translation>
    </message>
    <message>
        <source>PACS that studies come from and results go to. Nothing leaves this machine without one.</source>
        <translation>PACS de los que vienen estudios y a los que van resultados. Sin uno, nada sale de este equipo.</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PNG, SVG or PDF, with film, methods, models and seed</source>
        <translation>PNG, SVG o PDF, con radiografía, métodos, modelos y semilla</translation>
    </message>
    <message>
        <source>   among themselves {among}</source>
        <translation>   entre sí {among}</translation>
    </message>
    <message>
        <source>   (yours)</source>
        <translation>   (suyo)</translation>
    </message>
    <message>
        <source>   more typical than {above} of them</source>
        <translation>   más típico que el {above} de ellas</translation>
    </message>
    <message>
        <source>   next place among the likeliest {likelier}, chance 50%</source>
        <translation>   siguiente lugar entre el {likelier} más probable, azar 50%</translation>
    </message>
    <message>
        <source> ({assumed} assumed)</source>
        <translation> ({assumed}, supuesto)</translation>
    </message>
    <message>
        <source>, drifted {accuracy_deg}°</source>
        <translation>, deriva {accuracy_deg}°</translation>
    </message>
    <message>
        <source>, looking for {finding}</source>
        <translation>, buscando {finding}</translation>
    </message>
    <message>
        <source>, lower is nearer</source>
        <translation>, menor es más cerca</translation>
    </message>
    <message>
        <source>, not accepted</source>
        <translation>, no aceptada</translation>
    </message>
    <message>
        <source>1 is real time</source>
        <translation>1 es tiempo real</translation>
    </message>
    <message>
        <source>A Gaussian at the middle of the film</source>
        <translation>Una gaussiana en el centro de la radiografía</translation>
    </message>
    <message>
        <source>A JSON file of places; empty: a chest checklist</source>
        <translation>Un archivo JSON de lugares; vacío: una lista de comprobación del tórax</translation>
    </message>
    <message>
        <source>A TOML file that says which channel is which; empty: by labels</source>
        <translation>Un archivo TOML que dice qué canal es cuál; vacío: por etiquetas</translation>
    </message>
    <message>
        <source>A draft of the text, by a speech model in a folder of yours</source>
        <translation>Un borrador del texto, de un modelo de voz en una carpeta suya</translation>
    </message>
    <message>
        <source>A drift check takes three seconds (Ctrl+Shift+K).</source>
        <translation>Comprobar la deriva tarda tres segundos (Ctrl+Mayús+K).</translation>
    </message>
    <message>
        <source>A drift would stop before it warns: raise the drift that stops.</source>
        <translation>Una deriva detendría antes de avisar: suba la deriva que detiene.</translation>
    </message>
    <message>
        <source>A finding to look for; empty: a free reading</source>
        <translation>Un hallazgo que buscar; vacío: una lectura libre</translation>
    </message>
    <message>
        <source>A model&apos;s</source>
        <translation>Las de un modelo</translation>
    </message>
    <message>
        <source>A new folder for the dataset</source>
        <translation>Una carpeta nueva para el conjunto de datos</translation>
    </message>
    <message>
        <source>A new folder for the study</source>
        <translation>Una carpeta nueva para el estudio</translation>
    </message>
    <message>
        <source>A new participant</source>
        <translation>Un participante nuevo</translation>
    </message>
    <message>
        <source>A new participant, under a pseudonym</source>
        <translation>Un participante nuevo, bajo un seudónimo</translation>
    </message>
    <message>
        <source>A query of an exported dataset</source>
        <translation>Una consulta de un conjunto exportado</translation>
    </message>
    <message>
        <source>A recording&apos;s folder, or a .tsv table of samples</source>
        <translation>La carpeta de una grabación, o una tabla .tsv de muestras</translation>
    </message>
    <message>
        <source>A seeded model of a reader looks at the image.</source>
        <translation>Un modelo de lector con semilla mira la imagen.</translation>
    </message>
    <message>
        <source>AI answered {done} of {of} films</source>
        <translation>La IA respondió sobre {done} de {of} imágenes</translation>
    </message>
    <message>
        <source>AI can be wrong.</source>
        <translation>La IA puede equivocarse.</translation>
    </message>
    <message>
        <source>AI cannot be shown: {why}</source>
        <translation>La IA no se puede mostrar: {why}</translation>
    </message>
    <message>
        <source>AI says</source>
        <translation>La IA dice</translation>
    </message>
    <message>
        <source>AI stands on the film: {join}.</source>
        <translation>Hay IA sobre la radiografía: {join}.</translation>
    </message>
    <message>
        <source>Add a model</source>
        <translation>Añadir un modelo</translation>
    </message>
    <message>
        <source>Add a site…</source>
        <translation>Añadir un centro…</translation>
    </message>
    <message>
        <source>Add one of this kind behind the chosen one</source>
        <translation>Añadir uno de este tipo tras el elegido</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>Parecido</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>All studies</source>
        <translation>Todos los estudios</translation>
    </message>
    <message>
        <source>An AE title has at least one character.</source>
        <translation>Un título AE tiene al menos un carácter.</translation>
    </message>
    <message>
        <source>An AE title has at most 16 plain characters and no backslash.</source>
        <translation>Un título AE tiene como máximo 16 caracteres simples y ninguna barra inversa.</translation>
    </message>
    <message>
        <source>An expert&apos;s reading of this film, or a predicted path</source>
        <translation>La lectura de esta placa por un experto, o una trayectoria predicha</translation>
    </message>
    <message>
        <source>Another film ends the recording.</source>
        <translation>Otra radiografía termina la grabación.</translation>
    </message>
    <message>
        <source>Any LSL gaze stream on this network.</source>
        <translation>Cualquier flujo LSL de mirada en esta red.</translation>
    </message>
    <message>
        <source>Area {number}</source>
        <translation>Área {number}</translation>
    </message>
    <message>
        <source>Ask for lungs and heart (Shift+J), then record again.</source>
        <translation>Pida pulmones y corazón (Mayús+J) y grabe otra vez.</translation>
    </message>
    <message>
        <source>Ask the models again</source>
        <translation>Preguntar de nuevo a los modelos</translation>
    </message>
    <message>
        <source>Ask the models for findings: the second reader speaks of what they hold likely.</source>
        <translation>Pida hallazgos a los modelos: el segundo lector habla de lo que creen probable.</translation>
    </message>
    <message>
        <source>Ask {model}</source>
        <translation>Preguntar a {model}</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Atención</translation>
    </message>
    <message>
        <source>Attention of all blocks; the same for every phrase</source>
        <translation>Atención de todos los bloques; la misma para toda expresión</translation>
    </message>
    <message>
        <source>Attention rollout</source>
        <translation>Attention rollout</translation>
    </message>
    <message>
        <source>Attention that raised the similarity, through all blocks</source>
        <translation>La atención que elevó la similitud, a través de todos los bloques</translation>
    </message>
    <message>
        <source>Begin a study, or open one.</source>
        <translation>Empiece un estudio, o abra uno.</translation>
    </message>
    <message>
        <source>Begin a study…</source>
        <translation>Empezar un estudio…</translation>
    </message>
    <message>
        <source>Begin the next trial</source>
        <translation>Empezar el ensayo siguiente</translation>
    </message>
    <message>
        <source>Begin, or go on with, the chosen one&apos;s trials</source>
        <translation>Empezar o continuar los ensayos del elegido</translation>
    </message>
    <message>
        <source>Begin, or go on with, this participant&apos;s trials</source>
        <translation>Empezar o continuar los ensayos de esta persona</translation>
    </message>
    <message>
        <source>Blinks a minute</source>
        <translation>Parpadeos por minuto</translation>
    </message>
    <message>
        <source>Break off: a running trial comes again</source>
        <translation>Interrumpir: el ensayo en curso se repetirá</translation>
    </message>
    <message>
        <source>By what was answered to</source>
        <translation>Según la respuesta a</translation>
    </message>
    <message>
        <source>By {models}</source>
        <translation>De {models}</translation>
    </message>
    <message>
        <source>CTR {ratio}</source>
        <translation>ICT {ratio}</translation>
    </message>
    <message>
        <source>CTR: the thorax line has no length</source>
        <translation>ICT: la línea del tórax no tiene longitud</translation>
    </message>
    <message>
        <source>Calibrate and validate anew</source>
        <translation>Calibrar y validar de nuevo</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Centro</translation>
    </message>
    <message>
        <source>Channels of the patches, weighted by their mean gradient</source>
        <translation>Canales de los parches, ponderados por su gradiente medio</translation>
    </message>
    <message>
        <source>Channels that keep the similarity when all else is masked; one pass a channel</source>
        <translation>Canales que conservan la similitud cuando se enmascara todo lo demás; una pasada por canal</translation>
    </message>
    <message>
        <source>Check the permissions of the folder</source>
        <translation>Compruebe los permisos de la carpeta</translation>
    </message>
    <message>
        <source>Chefer relevance</source>
        <translation>Relevancia de Chefer</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>Elija otro nombre o carpeta.</translation>
    </message>
    <message>
        <source>Choose one of the findings.</source>
        <translation>Elija uno de los hallazgos.</translation>
    </message>
    <message>
        <source>Choose one of them.</source>
        <translation>Elija uno de ellos.</translation>
    </message>
    <message>
        <source>Choose one, or leave it empty: {empty}.</source>
        <translation>Elija uno, o déjelo vacío: {empty}.</translation>
    </message>
    <message>
        <source>Choose the key file, or where it is made</source>
        <translation>Elegir el archivo de claves, o dónde se crea</translation>
    </message>
    <message>
        <source>Choose where the dataset is written</source>
        <translation>Elegir dónde se escribe el conjunto de datos</translation>
    </message>
    <message>
        <source>Click the film to go on.</source>
        <translation>Haga clic en la radiografía para seguir.</translation>
    </message>
    <message>
        <source>Clock drift</source>
        <translation>Deriva del reloj</translation>
    </message>
    <message>
        <source>Clock offset</source>
        <translation>Desfase del reloj</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Cerrar y perderlas</translation>
    </message>
    <message>
        <source>Cobb {degrees}</source>
        <translation>Cobb {degrees}</translation>
    </message>
    <message>
        <source>Collect the calibration&apos;s target nearest to the chosen one anew</source>
        <translation>Volver a medir el punto de calibración más cercano al elegido</translation>
    </message>
    <message>
        <source>Colours of the map</source>
        <translation>Colores del mapa</translation>
    </message>
    <message>
        <source>Compute this table</source>
        <translation>Calcular esta tabla</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Calculando…</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentimiento</translation>
    </message>
    <message>
        <source>Consent, version {version}</source>
        <translation>Consentimiento, versión {version}</translation>
    </message>
    <message>
        <source>Consent…</source>
        <translation>Consentimiento…</translation>
    </message>
    <message>
        <source>Current and prior</source>
        <translation>Actual y previa</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>Conjunto de datos</translation>
    </message>
    <message>
        <source>Degrees a minute</source>
        <translation>Grados por minuto</translation>
    </message>
    <message>
        <source>Degrees; empty: of this kind of reader</source>
        <translation>Grados; vacío: los de este tipo de lector</translation>
    </message>
    <message>
        <source>Demo models, for research only; they can be wrong.</source>
        <translation>Modelos de demostración, solo para investigación; pueden equivocarse.</translation>
    </message>
    <message>
        <source>Dictation</source>
        <translation>Dictado</translation>
    </message>
    <message>
        <source>Dictations</source>
        <translation>Dictados</translation>
    </message>
    <message>
        <source>Disconnects at</source>
        <translation>Se desconecta en</translation>
    </message>
    <message>
        <source>Do the chosen trial again, next</source>
        <translation>Repetir a continuación el ensayo elegido</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Bajar</translation>
    </message>
    <message>
        <source>Draft as painted</source>
        <translation>Borrador como se pintó</translation>
    </message>
    <message>
        <source>Draft of a report</source>
        <translation>Borrador de informe</translation>
    </message>
    <message>
        <source>Draft with gaze</source>
        <translation>Borrador con mirada</translation>
    </message>
    <message>
        <source>Draft without gaze</source>
        <translation>Borrador sin mirada</translation>
    </message>
    <message>
        <source>Draw area</source>
        <translation>Dibujar área</translation>
    </message>
    <message>
        <source>Drawn by hand, from a finding&apos;s map, or a place of the checklist</source>
        <translation>Dibujada a mano, del mapa de un hallazgo o un lugar de la lista de comprobación</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>Deriva</translation>
    </message>
    <message>
        <source>Drift that asks to calibrate again</source>
        <translation>Deriva que pide calibrar otra vez</translation>
    </message>
    <message>
        <source>Drift that warns</source>
        <translation>Deriva que avisa</translation>
    </message>
    <message>
        <source>EGMA (taught by gaze)</source>
        <translation>EGMA (enseñado por la mirada)</translation>
    </message>
    <message>
        <source>Each model&apos;s scale is its own: figures of two models are no measurement of one thing.</source>
        <translation>Cada modelo tiene su propia escala: las cifras de dos modelos no miden lo mismo.</translation>
    </message>
    <message>
        <source>Each patch of the last block against the phrase</source>
        <translation>Cada parche del último bloque contra la expresión</translation>
    </message>
    <message>
        <source>Else the protocol&apos;s limits decide alone</source>
        <translation>Si no, deciden solo los límites del protocolo</translation>
    </message>
    <message>
        <source>Empty takes the first tracker found</source>
        <translation>Vacío toma el primer rastreador que se encuentre</translation>
    </message>
    <message>
        <source>Empty takes what is installed, TittaPy first</source>
        <translation>Vacío toma lo que esté instalado, primero TittaPy</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>End it and go on</source>
        <translation>Terminarla y seguir</translation>
    </message>
    <message>
        <source>End the sitting; it can be resumed</source>
        <translation>Terminar la sesión; se puede reanudar</translation>
    </message>
    <message>
        <source>Ends after</source>
        <translation>Termina tras</translation>
    </message>
    <message>
        <source>Enrol</source>
        <translation>Inscribir</translation>
    </message>
    <message>
        <source>Enrol a simulated one</source>
        <translation>Inscribir uno simulado</translation>
    </message>
    <message>
        <source>Enrolled as {pseudonym}; ask for consent.</source>
        <translation>Inscrito como {pseudonym}; pida el consentimiento.</translation>
    </message>
    <message>
        <source>Enrolment, consent, sittings</source>
        <translation>Inscripción, consentimiento, sesiones</translation>
    </message>
    <message>
        <source>Enrol…</source>
        <translation>Inscribir…</translation>
    </message>
    <message>
        <source>Enter a number{unit}</source>
        <translation>Indique un número{unit}</translation>
    </message>
    <message>
        <source>Enter at least {least}{unit}</source>
        <translation>Indique al menos {least}{unit}</translation>
    </message>
    <message>
        <source>Enter its address, or its DICOMweb address.</source>
        <translation>Indique su dirección, o su dirección DICOMweb.</translation>
    </message>
    <message>
        <source>Enter one folder a line.</source>
        <translation>Indique una carpeta por línea.</translation>
    </message>
    <message>
        <source>Enter {least} to {most}{unit}</source>
        <translation>Indique de {least} a {most}{unit}</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Entrada</translation>
    </message>
    <message>
        <source>Erase everything of this person</source>
        <translation>Borrar todo lo de esta persona</translation>
    </message>
    <message>
        <source>Erase what was recorded of the chosen one</source>
        <translation>Borrar lo grabado del elegido</translation>
    </message>
    <message>
        <source>Erasing, and searching for what is left…</source>
        <translation>Borrando, y buscando lo que queda…</translation>
    </message>
    <message>
        <source>Error of one target at most</source>
        <translation>Error de un punto como máximo</translation>
    </message>
    <message>
        <source>Everything that was recorded of this person is erased and cannot be brought back.</source>
        <translation>Todo lo grabado de esta persona se borra y no se puede recuperar.</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>Explicación</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exportar ajustes</translation>
    </message>
    <message>
        <source>Export settings…</source>
        <translation>Exportar ajustes…</translation>
    </message>
    <message>
        <source>Export this study alone</source>
        <translation>Exportar solo este estudio</translation>
    </message>
    <message>
        <source>EyeLink trackers through SR Research&apos;s pylink.</source>
        <translation>Rastreadores EyeLink mediante pylink de SR Research.</translation>
    </message>
    <message>
        <source>EyeLogic trackers through the vendor&apos;s SDK (Windows).</source>
        <translation>Rastreadores EyeLogic mediante el SDK del fabricante (Windows).</translation>
    </message>
    <message>
        <source>False</source>
        <translation>Falsos</translation>
    </message>
    <message>
        <source>Film check</source>
        <translation>Comprobación de la radiografía</translation>
    </message>
    <message>
        <source>Film {film}</source>
        <translation>Radiografía {film}</translation>
    </message>
    <message>
        <source>Finding when each word was said…</source>
        <translation>Buscando cuándo se dijo cada palabra…</translation>
    </message>
    <message>
        <source>Findings reported that are not there</source>
        <translation>Hallazgos informados que no están</translation>
    </message>
    <message>
        <source>Findings reported, of those that are truly there</source>
        <translation>Hallazgos informados, de los que de verdad están</translation>
    </message>
    <message>
        <source>Findings, maps, scanpaths or drafts of up to four models, beside each other</source>
        <translation>Hallazgos, mapas, recorridos visuales o borradores de hasta cuatro modelos, uno junto a otro</translation>
    </message>
    <message>
        <source>For a pilot: nobody</source>
        <translation>Para una prueba piloto: nadie</translation>
    </message>
    <message>
        <source>For a pilot: nobody, who agrees to everything</source>
        <translation>Para una prueba: nadie, que acepta todo</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Formato</translation>
    </message>
    <message>
        <source>Free some space and they are written; closing now loses them.</source>
        <translation>Libere espacio y se escriben; si cierra ahora, se pierden.</translation>
    </message>
    <message>
        <source>From now on {title} are asked of {model}</source>
        <translation>A partir de ahora se pregunta a {model}: {title}</translation>
    </message>
    <message>
        <source>From such a file; those from before are kept beside</source>
        <translation>De un archivo así; los anteriores se conservan al lado</translation>
    </message>
    <message>
        <source>From the begin</source>
        <translation>Desde el principio</translation>
    </message>
    <message>
        <source>From the mean of normal films, phrase against its denial</source>
        <translation>Desde la media de radiografías normales, la expresión contra su negación</translation>
    </message>
    <message>
        <source>Frontal and lateral</source>
        <translation>Frontal y lateral</translation>
    </message>
    <message>
        <source>Frontal and lateral, with prior</source>
        <translation>Frontal y lateral, con previa</translation>
    </message>
    <message>
        <source>GP3 trackers through Gazepoint Control (Open Gaze API).</source>
        <translation>Rastreadores GP3 mediante Gazepoint Control (Open Gaze API).</translation>
    </message>
    <message>
        <source>Gaze counts on the film again.</source>
        <translation>La mirada vuelve a contar sobre la radiografía.</translation>
    </message>
    <message>
        <source>Gaze does not count on the film: {reason}.</source>
        <translation>La mirada no cuenta sobre la radiografía: {reason}.</translation>
    </message>
    <message>
        <source>Gaze given by</source>
        <translation>Mirada dada como</translation>
    </message>
    <message>
        <source>Gaze is being recorded on this film.</source>
        <translation>Se está grabando la mirada en esta radiografía.</translation>
    </message>
    <message>
        <source>Give a pseudonym</source>
        <translation>Dar un seudónimo</translation>
    </message>
    <message>
        <source>Grad-CAM</source>
        <translation>Grad-CAM</translation>
    </message>
    <message>
        <source>Grad-ECLIP</source>
        <translation>Grad-ECLIP</translation>
    </message>
    <message>
        <source>Gradients, attention rollout, agreement of layers and the phrase&apos;s place, fused</source>
        <translation>Gradientes, attention rollout, acuerdo entre capas y el lugar de la expresión, fundidos</translation>
    </message>
    <message>
        <source>Hide it and record</source>
        <translation>Ocultarla y grabar</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Aciertos</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Anfitrión</translation>
    </message>
    <message>
        <source>How attention of each block would change that block&apos;s own answer</source>
        <translation>Cómo la atención de cada bloque cambiaría la respuesta de ese mismo bloque</translation>
    </message>
    <message>
        <source>How certain</source>
        <translation>Con qué certeza</translation>
    </message>
    <message>
        <source>How far this step is</source>
        <translation>Avance de este paso</translation>
    </message>
    <message>
        <source>How gaze is given to the model</source>
        <translation>Cómo se da la mirada al modelo</translation>
    </message>
    <message>
        <source>How many participants</source>
        <translation>Cuántos participantes</translation>
    </message>
    <message>
        <source>How many participants is a number from 1 to 10,000.</source>
        <translation>El número de participantes va de 1 a 10 000.</translation>
    </message>
    <message>
        <source>How well readers and models do, by subgroup</source>
        <translation>Cómo aciertan lectores y modelos, por subgrupos</translation>
    </message>
    <message>
        <source>I am done with this (Space)</source>
        <translation>He terminado con esto (espacio)</translation>
    </message>
    <message>
        <source>I have read this and agree. I may withdraw at any time.</source>
        <translation>He leído esto y consiento. Puedo retirarme en cualquier momento.</translation>
    </message>
    <message>
        <source>I-DT: by spread</source>
        <translation>I-DT: por dispersión</translation>
    </message>
    <message>
        <source>I-VT: by speed</source>
        <translation>I-VT: por velocidad</translation>
    </message>
    <message>
        <source>I2MC: noisy gaze</source>
        <translation>I2MC: mirada ruidosa</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importar ajustes</translation>
    </message>
    <message>
        <source>Import settings…</source>
        <translation>Importar ajustes…</translation>
    </message>
    <message>
        <source>Indication</source>
        <translation>Indicación</translation>
    </message>
    <message>
        <source>Information that must pass for the similarity to stay; noise with a fixed seed</source>
        <translation>Información que debe pasar para que la similitud se mantenga; ruido con semilla fija</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>Gradientes integrados</translation>
    </message>
    <message>
        <source>It begins with https:// or http://.</source>
        <translation>Empieza por https:// o http://.</translation>
    </message>
    <message>
        <source>It cannot be opened: {error}</source>
        <translation>No se puede abrir: {error}</translation>
    </message>
    <message>
        <source>It cannot be saved: {error}</source>
        <translation>No se puede guardar: {error}</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Está vacío.</translation>
    </message>
    <message>
        <source>It stays on disk as it is.</source>
        <translation>Queda en el disco tal como está.</translation>
    </message>
    <message>
        <source>Judge each validation myself</source>
        <translation>Juzgar yo cada validación</translation>
    </message>
    <message>
        <source>Keep the corrected text, and find when each word was said</source>
        <translation>Guardar el texto corregido y buscar cuándo se dijo cada palabra</translation>
    </message>
    <message>
        <source>Keep the text</source>
        <translation>Guardar el texto</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>Archivo de claves</translation>
    </message>
    <message>
        <source>Kind of the next row</source>
        <translation>Tipo de la fila siguiente</translation>
    </message>
    <message>
        <source>Last added</source>
        <translation>Añadidos por último</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>Abiertos por último</translation>
    </message>
    <message>
        <source>Lateral and frontal</source>
        <translation>Lateral y frontal</translation>
    </message>
    <message>
        <source>LeGrad</source>
        <translation>LeGrad</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch) {likeness:.2f}. Seen of the film: you {own:.0%}, the other {other:.0%}.</source>
        <translation>Parecido de las trayectorias (ScanMatch) {likeness:.2f}. Visto de la radiografía: usted {own:.0%}, el otro {other:.0%}.</translation>
    </message>
    <message>
        <source>Likeness of the paths (ScanMatch), 1 for the same</source>
        <translation>Parecido de las trayectorias (ScanMatch), 1 si son iguales</translation>
    </message>
    <message>
        <source>LogitGaze-Med consensus of {consensus_of}</source>
        <translation>LogitGaze-Med, consenso de {consensus_of}</translation>
    </message>
    <message>
        <source>LogitGaze-Med sample {number} of {count}</source>
        <translation>LogitGaze-Med, muestra {number} de {count}</translation>
    </message>
    <message>
        <source>Look at the image while recording; check the tracker&apos;s quality.</source>
        <translation>Mire la imagen mientras graba; compruebe la calidad del rastreador.</translation>
    </message>
    <message>
        <source>Lungs and heart</source>
        <translation>Pulmones y corazón</translation>
    </message>
    <message>
        <source>M2IB</source>
        <translation>M2IB</translation>
    </message>
    <message>
        <source>MATEX without the prior</source>
        <translation>MATEX sin el conocimiento previo</translation>
    </message>
    <message>
        <source>MATEX: agreement of layers</source>
        <translation>MATEX: acuerdo entre capas</translation>
    </message>
    <message>
        <source>MATEX: gradients</source>
        <translation>MATEX: gradientes</translation>
    </message>
    <message>
        <source>MATEX: rollout</source>
        <translation>MATEX: rollout</translation>
    </message>
    <message>
        <source>Make a study&apos;s folder from this protocol</source>
        <translation>Crear la carpeta de un estudio a partir de este protocolo</translation>
    </message>
    <message>
        <source>Map of the sentence</source>
        <translation>Mapa de la frase</translation>
    </message>
    <message>
        <source>Mark what you see: draw a box on the film</source>
        <translation>Marque lo que ve: dibuje un rectángulo en la imagen</translation>
    </message>
    <message>
        <source>Mark what you see: draw an ellipse on the film</source>
        <translation>Marque lo que ve: dibuje una elipse en la imagen</translation>
    </message>
    <message>
        <source>Marked by a map and never fixated (a place to look at again, not a finding):</source>
        <translation>Marcado por un mapa y nunca fijado (un lugar que volver a mirar, no un hallazgo):</translation>
    </message>
    <message>
        <source>Mean error at most</source>
        <translation>Error medio como máximo</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Models side by side</source>
        <translation>Modelos lado a lado</translation>
    </message>
    <message>
        <source>Month, day and time of the reading&apos;s end</source>
        <translation>Mes, día y hora del fin de la lectura</translation>
    </message>
    <message>
        <source>Move it away to start a new session</source>
        <translation>Muévalo a otro sitio para empezar una sesión nueva</translation>
    </message>
    <message>
        <source>Move it back, or start the tracker anew and calibrate it for this screen.</source>
        <translation>Devuélvala a su sitio, o vuelva a iniciar el rastreador y calíbrelo para esta pantalla.</translation>
    </message>
    <message>
        <source>Move it down</source>
        <translation>Moverlo hacia abajo</translation>
    </message>
    <message>
        <source>Move it up</source>
        <translation>Moverlo hacia arriba</translation>
    </message>
    <message>
        <source>NIB</source>
        <translation>NIB</translation>
    </message>
    <message>
        <source>Name (goes into the key file alone)</source>
        <translation>Nombre (va solo al archivo de claves)</translation>
    </message>
    <message>
        <source>Name a dataset and a query.</source>
        <translation>Indique un conjunto de datos y una consulta.</translation>
    </message>
    <message>
        <source>Name a new folder first.</source>
        <translation>Indique primero una carpeta nueva.</translation>
    </message>
    <message>
        <source>Name a table of paths.</source>
        <translation>Indique una tabla de recorridos.</translation>
    </message>
    <message>
        <source>Name of the stream; empty takes the first</source>
        <translation>Nombre del flujo; vacío toma el primero</translation>
    </message>
    <message>
        <source>New draft</source>
        <translation>Borrador nuevo</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Carpeta nueva</translation>
    </message>
    <message>
        <source>Next trial</source>
        <translation>Ensayo siguiente</translation>
    </message>
    <message>
        <source>No completed reading with another path yet.</source>
        <translation>Aún no hay lecturas completas con otra trayectoria.</translation>
    </message>
    <message>
        <source>No gaze was recorded in this reading.</source>
        <translation>No se grabó la mirada en esta lectura.</translation>
    </message>
    <message>
        <source>No image</source>
        <translation>Sin imagen</translation>
    </message>
    <message>
        <source>No other path yet: ask for predicted scanpaths, or let another reader record this film.</source>
        <translation>Aún no hay otra trayectoria: pida trayectorias predichas, o deje que otro lector grabe esta radiografía.</translation>
    </message>
    <message>
        <source>No setting has these words.</source>
        <translation>Ningún ajuste contiene estas palabras.</translation>
    </message>
    <message>
        <source>No study is open</source>
        <translation>No hay ningún estudio abierto</translation>
    </message>
    <message>
        <source>Nobody is enrolled.</source>
        <translation>Nadie está inscrito.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>Ruido</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>None: this study alone</source>
        <translation>Ninguno: solo este estudio</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Not marked read</source>
        <translation>No marcado como leído</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>Sin leer</translation>
    </message>
    <message>
        <source>Not there: a false alarm.</source>
        <translation>No está: una falsa alarma.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note, Enter keeps it with the running trial</source>
        <translation>Nota; Intro la guarda con el ensayo en curso</translation>
    </message>
    <message>
        <source>Nothing is recorded of who does not agree.</source>
        <translation>De quien no consiente no se graba nada.</translation>
    </message>
    <message>
        <source>Nothing that the models hold likely is missing from the report.</source>
        <translation>Nada de lo que los modelos creen probable falta en el informe.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>No se grabó nada.</translation>
    </message>
    <message>
        <source>Nothing was said in this study yet.</source>
        <translation>En este estudio aún no se ha dicho nada.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Nada todavía.</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>Oclusión</translation>
    </message>
    <message>
        <source>Of Gazepoint Control</source>
        <translation>De Gazepoint Control</translation>
    </message>
    <message>
        <source>Of a drift check</source>
        <translation>De una comprobación de deriva</translation>
    </message>
    <message>
        <source>Of a table: [width, height] in px</source>
        <translation>De una tabla: [ancho, alto] en px</translation>
    </message>
    <message>
        <source>Of one sender among several of a name</source>
        <translation>De un remitente entre varios con el mismo nombre</translation>
    </message>
    <message>
        <source>Of the EyeLink&apos;s host PC</source>
        <translation>Del PC anfitrión del EyeLink</translation>
    </message>
    <message>
        <source>Of the dropped samples</source>
        <translation>De las muestras descartadas</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ms</source>
        <translation>Del reloj del dispositivo simulado, ms</translation>
    </message>
    <message>
        <source>Of the simulated device&apos;s clock, ppm</source>
        <translation>Del reloj del dispositivo simulado, ppm</translation>
    </message>
    <message>
        <source>Of the worst target</source>
        <translation>Del peor punto</translation>
    </message>
    <message>
        <source>Only one model here answers this. Another one that you add stands beside it.</source>
        <translation>Aquí solo un modelo responde a esto. Otro que añada aparecerá a su lado.</translation>
    </message>
    <message>
        <source>Open a protocol</source>
        <translation>Abrir un protocolo</translation>
    </message>
    <message>
        <source>Open a study…</source>
        <translation>Abrir un estudio…</translation>
    </message>
    <message>
        <source>Open the folder of a study</source>
        <translation>Abrir la carpeta de un estudio</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Abrir…</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Order of the trials</source>
        <translation>Orden de los ensayos</translation>
    </message>
    <message>
        <source>Orders of trials</source>
        <translation>Órdenes de los ensayos</translation>
    </message>
    <message>
        <source>Orders, quality, ratings, performance, queries</source>
        <translation>Órdenes, calidad, valoraciones, aciertos, consultas</translation>
    </message>
    <message>
        <source>Other sites</source>
        <translation>Otros centros</translation>
    </message>
    <message>
        <source>Over all targets of a validation</source>
        <translation>Sobre todos los puntos de una validación</translation>
    </message>
    <message>
        <source>Over sessions</source>
        <translation>A lo largo de las sesiones</translation>
    </message>
    <message>
        <source>Over the film: where “{phrase}” is seen ({method})</source>
        <translation>Sobre la imagen: dónde se ve «{phrase}» ({method})</translation>
    </message>
    <message>
        <source>Overlays</source>
        <translation>Superposiciones</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Páginas</translation>
    </message>
    <message>
        <source>Pages of settings</source>
        <translation>Páginas de ajustes</translation>
    </message>
    <message>
        <source>Pages; arrow keys choose</source>
        <translation>Páginas; las flechas eligen</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Paint gaze</source>
        <translation>Pintar la mirada</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Desplazar</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Paneles</translation>
    </message>
    <message>
        <source>Parametric map</source>
        <translation>Mapa paramétrico</translation>
    </message>
    <message>
        <source>Part of the area that lay within 2.5° of a fixation</source>
        <translation>Parte del área que quedó a menos de 2,5° de una fijación</translation>
    </message>
    <message>
        <source>Part of the time in all fixations on the image</source>
        <translation>Parte del tiempo de todas las fijaciones en la imagen</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>Participante</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Participantes</translation>
    </message>
    <message>
        <source>Parts of the recording are damaged: {damage}</source>
        <translation>Partes de la grabación están dañadas: {damage}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Patch-text cosine</source>
        <translation>Coseno parche-texto</translation>
    </message>
    <message>
        <source>Patches that gaze taught to belong to such a phrase</source>
        <translation>Parches que la mirada enseñó que pertenecen a tal expresión</translation>
    </message>
    <message>
        <source>Paths (CSV: case, onset_ms, duration_ms, x_px, y_px)</source>
        <translation>Recorridos (CSV: case, onset_ms, duration_ms, x_px, y_px)</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Paciente</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>ID del paciente</translation>
    </message>
    <message>
        <source>Patient name</source>
        <translation>Nombre del paciente</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>People are enrolled, and agree, in the window of studies.</source>
        <translation>La inscripción y el consentimiento están en la ventana de estudios.</translation>
    </message>
    <message>
        <source>Phantoms know their own</source>
        <translation>Los fantomas conocen la suya</translation>
    </message>
    <message>
        <source>Phrase to explain</source>
        <translation>Expresión que explicar</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Imagen de la pantalla</translation>
    </message>
    <message>
        <source>Pixel probe</source>
        <translation>Sonda de píxel</translation>
    </message>
    <message>
        <source>Place the lines by hand (J).</source>
        <translation>Coloque las líneas a mano (J).</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Reproducir</translation>
    </message>
    <message>
        <source>Play or pause the recorded gaze</source>
        <translation>Reproducir o pausar la mirada grabada</translation>
    </message>
    <message>
        <source>Plays an earlier recording as if it were live.</source>
        <translation>Reproduce una grabación anterior como si fuera en vivo.</translation>
    </message>
    <message>
        <source>Please answer</source>
        <translation>Responda, por favor</translation>
    </message>
    <message>
        <source>Please report this file&apos;s kind.</source>
        <translation>Informe, por favor, de qué tipo de archivo se trata.</translation>
    </message>
    <message>
        <source>Point to something</source>
        <translation>Señalar algo</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polígono</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Power of the magnifier</source>
        <translation>Aumento de la lupa</translation>
    </message>
    <message>
        <source>Precision RMS</source>
        <translation>Precisión RMS</translation>
    </message>
    <message>
        <source>Predicted scanpaths</source>
        <translation>Trayectorias predichas</translation>
    </message>
    <message>
        <source>Predictions (CSV: case, probability, model)</source>
        <translation>Predicciones (CSV: case, probability, model)</translation>
    </message>
    <message>
        <source>Presentation state</source>
        <translation>Estado de presentación</translation>
    </message>
    <message>
        <source>Presentation state: window, turn and measurements</source>
        <translation>Estado de presentación: ventana, giro y mediciones</translation>
    </message>
    <message>
        <source>Present…</source>
        <translation>Presentar…</translation>
    </message>
    <message>
        <source>Press a key, with Ctrl, Shift or Alt if you like</source>
        <translation>Pulse una tecla, con Ctrl, Mayús o Alt si quiere</translation>
    </message>
    <message>
        <source>Previous study</source>
        <translation>Estudio anterior</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Previa</translation>
    </message>
    <message>
        <source>Prior from: {prior}; {placed}.</source>
        <translation>Conocimiento previo de: {prior}; {placed}.</translation>
    </message>
    <message>
        <source>Prior on the second monitor</source>
        <translation>Previa en el segundo monitor</translation>
    </message>
    <message>
        <source>Prior only</source>
        <translation>Solo conocimiento previo</translation>
    </message>
    <message>
        <source>Prior registered: {why}.</source>
        <translation>Previa registrada: {why}.</translation>
    </message>
    <message>
        <source>Prior report</source>
        <translation>Informe previo</translation>
    </message>
    <message>
        <source>Prior, second image</source>
        <translation>Previa, segunda imagen</translation>
    </message>
    <message>
        <source>Probabilities without gaze, with recorded, predicted and another film&apos;s gaze appear here.</source>
        <translation>Aquí aparecen probabilidades sin mirada, con la mirada grabada, la predicha y la de otra radiografía.</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Procesador</translation>
    </message>
    <message>
        <source>Progress of {what}</source>
        <translation>Progreso de {what}</translation>
    </message>
    <message>
        <source>Propose cardiothoracic ratio</source>
        <translation>Proponer el índice cardiotorácico</translation>
    </message>
    <message>
        <source>Proposed: drag the handles where the lines are wrong; Ctrl+Z takes them back</source>
        <translation>Propuesta: arrastre los tiradores donde las líneas estén mal; Ctrl+Z las quita</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protocolo</translation>
    </message>
    <message>
        <source>Pupil size over time</source>
        <translation>Tamaño de la pupila en el tiempo</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Purpose of the recording</source>
        <translation>Fin de la grabación</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Devolver</translation>
    </message>
    <message>
        <source>Put back {text}</source>
        <translation>Devolver {text}</translation>
    </message>
    <message>
        <source>Put back, open: {text}</source>
        <translation>Devolver, pendiente: {text}</translation>
    </message>
    <message>
        <source>Put every panel and pane back into the window</source>
        <translation>Devolver todos los paneles y vistas a la ventana</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Devolver aquí</translation>
    </message>
    <message>
        <source>Put paths into the study, for replays</source>
        <translation>Poner recorridos en el estudio, para las repeticiones</translation>
    </message>
    <message>
        <source>Put sentence back</source>
        <translation>Devolver la frase</translation>
    </message>
    <message>
        <source>Put the panel back here (Ctrl+Shift+W)</source>
        <translation>Volver a poner el panel aquí (Ctrl+Mayús+W)</translation>
    </message>
    <message>
        <source>Quality at each target</source>
        <translation>Calidad en cada punto</translation>
    </message>
    <message>
        <source>Quality, last second</source>
        <translation>Calidad, último segundo</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Consulta</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>R records gaze   A asks the models   ? shows all keys</source>
        <translation>R graba la mirada   A pregunta a los modelos   ? muestra todas las teclas</translation>
    </message>
    <message>
        <source>RMS-S2S</source>
        <translation>RMS-S2S</translation>
    </message>
    <message>
        <source>RadGaze is free software under the Apache License 2.0. Qt for Python is used under the LGPL v3, the Inter typeface under the SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lists everything. Eye tracking data are recorded only with the reader&apos;s consent, whose purpose is kept with them, and can be erased in the Gaze panel. Eye Tracking by Tobii: with Tobii trackers Tobii&apos;s library is used, which is licensed for research and not part of RadGaze; its terms for storing and transferring eye tracking data apply.</source>
        <translation>RadGaze es software libre bajo la licencia Apache 2.0. Qt for Python se usa bajo la LGPL v3, la tipografía Inter bajo la SIL Open Font License 1.1; THIRD_PARTY_NOTICES.md lo enumera todo. Los datos de la mirada se graban solo con el consentimiento del lector, cuyo fin se guarda con ellos, y se pueden borrar en el panel Mirada. Eye Tracking by Tobii: con rastreadores Tobii se usa la biblioteca de Tobii, que tiene licencia para investigación y no forma parte de RadGaze; valen sus condiciones para guardar y transferir datos de la mirada.</translation>
    </message>
    <message>
        <source>RadGaze will store where you look on the screen, with times, pupil size where the tracker gives it, and how the image is zoomed and windowed meanwhile. The data stay on this computer, in the folder of this study. You can stop at any time (R), and erase a recording in the Gaze panel.</source>
        <translation>RadGaze guardará dónde mira usted en la pantalla, con tiempos, el tamaño de la pupila si el rastreador lo da, y el zoom y la ventana de la imagen mientras tanto. Los datos quedan en este equipo, en la carpeta de este estudio. Puede parar en cualquier momento (R) y borrar una grabación en el panel Mirada.</translation>
    </message>
    <message>
        <source>RadGaze: participant</source>
        <translation>RadGaze: participante</translation>
    </message>
    <message>
        <source>RadGaze: studies</source>
        <translation>RadGaze: estudios</translation>
    </message>
    <message>
        <source>Radiograph, {pane} view</source>
        <translation>Radiografía, vista {pane}</translation>
    </message>
    <message>
        <source>Radiographs (*.dcm *.dicom *.png *.jpg *.jpeg);;Archives (*.zip DICOMDIR dicomdir);;All files (*)</source>
        <translation>Radiografías (*.dcm *.dicom *.png *.jpg *.jpeg);;Archivos comprimidos (*.zip DICOMDIR dicomdir);;Todos los archivos (*)</translation>
    </message>
    <message>
        <source>Radius of the magnifier</source>
        <translation>Radio de la lupa</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Frecuencia</translation>
    </message>
    <message>
        <source>Ratings, for programs of readers&apos; studies</source>
        <translation>Valoraciones, para programas de estudios de lectores</translation>
    </message>
    <message>
        <source>Re-point…</source>
        <translation>Reubicar…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leídos</translation>
    </message>
    <message>
        <source>Read all</source>
        <translation>Leer todos</translation>
    </message>
    <message>
        <source>Read every message in full</source>
        <translation>Leer cada mensaje completo</translation>
    </message>
    <message>
        <source>Read its licence, and accept it</source>
        <translation>Leer su licencia y aceptarla</translation>
    </message>
    <message>
        <source>Read last</source>
        <translation>Leídos por último</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>Seguir leyendo</translation>
    </message>
    <message>
        <source>Read, no report</source>
        <translation>Leídos, sin informe</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Lector</translation>
    </message>
    <message>
        <source>Reader id</source>
        <translation>ID del lector</translation>
    </message>
    <message>
        <source>Reader id (a pseudonym, not your name)</source>
        <translation>ID del lector (un seudónimo, no su nombre)</translation>
    </message>
    <message>
        <source>Reader, eye tracker, screen, archives, AI, appearance, keys</source>
        <translation>Lector, rastreador ocular, pantalla, archivos PACS, IA, apariencia, teclas</translation>
    </message>
    <message>
        <source>Readers look where it points. What is shown is kept with the recording.</source>
        <translation>Los lectores miran donde señala. Lo que se muestra se guarda con la grabación.</translation>
    </message>
    <message>
        <source>Readers who look for: {finding}.</source>
        <translation>Lectores que buscan: {finding}.</translation>
    </message>
    <message>
        <source>Reading {what}</source>
        <translation>Leyendo {what}</translation>
    </message>
    <message>
        <source>Rebuild list</source>
        <translation>Rehacer la lista</translation>
    </message>
    <message>
        <source>Receive studies</source>
        <translation>Recibir estudios</translation>
    </message>
    <message>
        <source>Receiving: {ae_title}, port {port}{tls}</source>
        <translation>Recibiendo: {ae_title}, puerto {port}{tls}</translation>
    </message>
    <message>
        <source>Recognise…</source>
        <translation>Reconocer…</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the table; areas can be drawn before.</source>
        <translation>Grabe la mirada (R) para llenar la tabla; las áreas se pueden dibujar antes.</translation>
    </message>
    <message>
        <source>Record gaze (R) to fill the timeline.</source>
        <translation>Grabe la mirada (R) para llenar la línea de tiempo.</translation>
    </message>
    <message>
        <source>Record gaze first; then the draft is written with it.</source>
        <translation>Grabe primero la mirada; entonces el borrador se escribe con ella.</translation>
    </message>
    <message>
        <source>Record gaze while reading (asks for consent first)</source>
        <translation>Grabar la mirada mientras se lee (pide antes el consentimiento)</translation>
    </message>
    <message>
        <source>Record nothing (Esc)</source>
        <translation>No grabar nada (Esc)</translation>
    </message>
    <message>
        <source>Record with it</source>
        <translation>Grabar con ella</translation>
    </message>
    <message>
        <source>Record your gaze?</source>
        <translation>¿Grabar su mirada?</translation>
    </message>
    <message>
        <source>Recorded elsewhere</source>
        <translation>Grabados en otro lugar</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Grabación</translation>
    </message>
    <message>
        <source>Recording 00:00</source>
        <translation>Grabando 00:00</translation>
    </message>
    <message>
        <source>Recording begins in {ceil} s. Esc cancels.</source>
        <translation>La grabación empieza en {ceil} s. Esc cancela.</translation>
    </message>
    <message>
        <source>Recording {clock_text}</source>
        <translation>Grabando {clock_text}</translation>
    </message>
    <message>
        <source>Recording: gaze appears here when it ends.</source>
        <translation>Grabando: la mirada aparece aquí cuando termina.</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Grabaciones</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rectángulo</translation>
    </message>
    <message>
        <source>Red is shown while recording.</source>
        <translation>Se muestra rojo mientras se graba.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Redo chosen</source>
        <translation>Repetir elegidos</translation>
    </message>
    <message>
        <source>Redo the point</source>
        <translation>Repetir el punto</translation>
    </message>
    <message>
        <source>Refused of {what}</source>
        <translation>Rechazado de {what}</translation>
    </message>
    <message>
        <source>Region (ellipse)</source>
        <translation>Región (elipse)</translation>
    </message>
    <message>
        <source>Region (rectangle)</source>
        <translation>Región (rectángulo)</translation>
    </message>
    <message>
        <source>Region of the map</source>
        <translation>Región del mapa</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>Regiones</translation>
    </message>
    <message>
        <source>Regions that the other path dwelt on and this one never fixated</source>
        <translation>Regiones en las que la otra trayectoria se detuvo y esta nunca fijó</translation>
    </message>
    <message>
        <source>Register prior</source>
        <translation>Registrar la previa</translation>
    </message>
    <message>
        <source>Register with bending</source>
        <translation>Registrar con deformación</translation>
    </message>
    <message>
        <source>Registering the prior: {what}</source>
        <translation>Registrando la previa: {what}</translation>
    </message>
    <message>
        <source>Registration failed: {why}.</source>
        <translation>El registro falló: {why}.</translation>
    </message>
    <message>
        <source>Registration is poor: {why}.</source>
        <translation>El registro es malo: {why}.</translation>
    </message>
    <message>
        <source>Registration that also bends the prior: for another posture or breathing</source>
        <translation>Registro que también deforma la previa: para otra postura o respiración</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Reject sentence</source>
        <translation>Rechazar frase</translation>
    </message>
    <message>
        <source>Remind of a drift check after</source>
        <translation>Recordar comprobar la deriva tras</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove areas</source>
        <translation>Quitar áreas</translation>
    </message>
    <message>
        <source>Remove from library</source>
        <translation>Quitar de la biblioteca</translation>
    </message>
    <message>
        <source>Remove from library…</source>
        <translation>Quitar de la biblioteca…</translation>
    </message>
    <message>
        <source>Remove measurement</source>
        <translation>Quitar medición</translation>
    </message>
    <message>
        <source>Remove sentence</source>
        <translation>Quitar frase</translation>
    </message>
    <message>
        <source>Remove the chosen areas (Delete)</source>
        <translation>Quitar las áreas elegidas (Supr)</translation>
    </message>
    <message>
        <source>Remove the file to forget it.</source>
        <translation>Borre el archivo para olvidarlo.</translation>
    </message>
    <message>
        <source>Remove the last mark</source>
        <translation>Quitar la última marca</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>¿Quitar el modelo?</translation>
    </message>
    <message>
        <source>Remove this archive from the settings</source>
        <translation>Quitar este archivo PACS de los ajustes</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Quitar…</translation>
    </message>
    <message>
        <source>Removing {model_id}.</source>
        <translation>Quitando {model_id}.</translation>
    </message>
    <message>
        <source>Rename area</source>
        <translation>Cambiar nombre del área</translation>
    </message>
    <message>
        <source>Replay speed</source>
        <translation>Velocidad de reproducción</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Informe</translation>
    </message>
    <message>
        <source>Report sentence: {text}</source>
        <translation>Frase del informe: {text}</translation>
    </message>
    <message>
        <source>Report written to {name}.</source>
        <translation>Informe escrito en {name}.</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>Informe…</translation>
    </message>
    <message>
        <source>Research grade</source>
        <translation>Calidad de investigación</translation>
    </message>
    <message>
        <source>Research use only</source>
        <translation>Solo para investigación</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>Solo para investigación. No para diagnóstico.</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis. Nothing leaves this computer.</source>
        <translation>Solo para investigación. No para diagnóstico. Nada sale de este equipo.</translation>
    </message>
    <message>
        <source>Research: gaze data collection</source>
        <translation>Investigación: recogida de datos de la mirada</translation>
    </message>
    <message>
        <source>Reset view</source>
        <translation>Restablecer vista</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Reiniciar</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Repaso</translation>
    </message>
    <message>
        <source>Right drag</source>
        <translation>Arrastre derecho</translation>
    </message>
    <message>
        <source>Rings of one standard deviation around predicted fixations</source>
        <translation>Anillos de una desviación estándar alrededor de las fijaciones predichas</translation>
    </message>
    <message>
        <source>Root mean square of sample-to-sample distances: fast noise</source>
        <translation>Media cuadrática de las distancias entre muestras seguidas: ruido rápido</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>Girar</translation>
    </message>
    <message>
        <source>Rub gaze out</source>
        <translation>Borrar la mirada</translation>
    </message>
    <message>
        <source>Rub out</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Regla</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Run a study</source>
        <translation>Realizar un estudio</translation>
    </message>
    <message>
        <source>Run a study…</source>
        <translation>Realizar un estudio…</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Run again {what}</source>
        <translation>Repetir {what}</translation>
    </message>
    <message>
        <source>Run again: {what}</source>
        <translation>Repetir: {what}</translation>
    </message>
    <message>
        <source>Run it again.</source>
        <translation>Ejecútelo otra vez.</translation>
    </message>
    <message>
        <source>Run the diagnosis model (Ctrl+Shift+D)</source>
        <translation>Ejecutar el modelo de diagnóstico (Ctrl+Mayús+D)</translation>
    </message>
    <message>
        <source>Run the diagnosis with the gaze that is chosen now</source>
        <translation>Ejecutar el diagnóstico con la mirada elegida ahora</translation>
    </message>
    <message>
        <source>SDK</source>
        <translation>SDK</translation>
    </message>
    <message>
        <source>STD</source>
        <translation>DE</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Muestra</translation>
    </message>
    <message>
        <source>Samples a second</source>
        <translation>Muestras por segundo</translation>
    </message>
    <message>
        <source>Samples a second; empty: as the tracker is set</source>
        <translation>Muestras por segundo; vacío: como esté ajustado el rastreador</translation>
    </message>
    <message>
        <source>Samples a second; empty: the fastest</source>
        <translation>Muestras por segundo; vacío: lo más rápido</translation>
    </message>
    <message>
        <source>Samples in which the eye was not seen</source>
        <translation>Muestras en las que no se vio el ojo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save arrangement</source>
        <translation>Guardar disposición</translation>
    </message>
    <message>
        <source>Save arrangement…</source>
        <translation>Guardar disposición…</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Guardar como CSV…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Guardar como…</translation>
    </message>
    <message>
        <source>Save figure</source>
        <translation>Guardar figura</translation>
    </message>
    <message>
        <source>Save look…</source>
        <translation>Guardar aspecto…</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>Guardar imagen</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>Guardar imagen…</translation>
    </message>
    <message>
        <source>Save the look as a presentation state</source>
        <translation>Guardar el aspecto como estado de presentación</translation>
    </message>
    <message>
        <source>Save the protocol</source>
        <translation>Guardar el protocolo</translation>
    </message>
    <message>
        <source>Save the protocol somewhere else</source>
        <translation>Guardar el protocolo en otro lugar</translation>
    </message>
    <message>
        <source>Save the protocol where it is</source>
        <translation>Guardar el protocolo donde está</translation>
    </message>
    <message>
        <source>Save the table</source>
        <translation>Guardar la tabla</translation>
    </message>
    <message>
        <source>Save what stands where now as a hanging protocol of yours</source>
        <translation>Guardar lo que está ahora en cada sitio como protocolo de colgado suyo</translation>
    </message>
    <message>
        <source>Saved as {path}.</source>
        <translation>Guardado como {path}.</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>Guardado {name}</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Guardado: {path}</translation>
    </message>
    <message>
        <source>Say where its files are now</source>
        <translation>Decir dónde están ahora sus archivos</translation>
    </message>
    <message>
        <source>ScanMatch</source>
        <translation>ScanMatch</translation>
    </message>
    <message>
        <source>Scanpath</source>
        <translation>Trayectoria</translation>
    </message>
    <message>
        <source>Scanpaths</source>
        <translation>Trayectorias</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Screen and eyes</source>
        <translation>Pantalla y ojos</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Search a PACS and fetch studies into the library</source>
        <translation>Buscar en un PACS y traer estudios a la biblioteca</translation>
    </message>
    <message>
        <source>Search actions</source>
        <translation>Buscar acciones</translation>
    </message>
    <message>
        <source>Search archive…</source>
        <translation>Buscar en archivo PACS…</translation>
    </message>
    <message>
        <source>Search name, id, date</source>
        <translation>Buscar nombre, ID, fecha</translation>
    </message>
    <message>
        <source>Search studies</source>
        <translation>Buscar estudios</translation>
    </message>
    <message>
        <source>Search studies by name, id, date or description (Ctrl+F)</source>
        <translation>Buscar estudios por nombre, ID, fecha o descripción (Ctrl+F)</translation>
    </message>
    <message>
        <source>Search the archive (Enter)</source>
        <translation>Buscar en el archivo PACS (Intro)</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Buscar en los ajustes</translation>
    </message>
    <message>
        <source>Search the study list</source>
        <translation>Buscar en la lista de estudios</translation>
    </message>
    <message>
        <source>Searching {name}</source>
        <translation>Buscando en {name}</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>Segunda imagen</translation>
    </message>
    <message>
        <source>Second reader</source>
        <translation>Segundo lector</translation>
    </message>
    <message>
        <source>Second reader, training</source>
        <translation>Segundo lector, entrenamiento</translation>
    </message>
    <message>
        <source>Secondary capture</source>
        <translation>Captura secundaria</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Segundos</translation>
    </message>
    <message>
        <source>Seconds for the stream to be found</source>
        <translation>Segundos para encontrar el flujo</translation>
    </message>
    <message>
        <source>Seconds from the begin</source>
        <translation>Segundos desde el comienzo</translation>
    </message>
    <message>
        <source>Seconds; empty: when the reading is done</source>
        <translation>Segundos; vacío: cuando termina la lectura</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Semilla</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Visto</translation>
    </message>
    <message>
        <source>Seen / not seen</source>
        <translation>Visto / no visto</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>Segmentación</translation>
    </message>
    <message>
        <source>Select and copy with Ctrl+C</source>
        <translation>Seleccione y copie con Ctrl+C</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Send the results of this study, or its film, to a PACS</source>
        <translation>Enviar los resultados de este estudio, o su radiografía, a un PACS</translation>
    </message>
    <message>
        <source>Send to archive</source>
        <translation>Enviar al archivo PACS</translation>
    </message>
    <message>
        <source>Send to archive…</source>
        <translation>Enviar al archivo PACS…</translation>
    </message>
    <message>
        <source>Senders must use TLS</source>
        <translation>Los remitentes deben usar TLS</translation>
    </message>
    <message>
        <source>Sending to {name}</source>
        <translation>Enviando a {name}</translation>
    </message>
    <message>
        <source>Sentence to find films by</source>
        <translation>Frase con la que buscar radiografías</translation>
    </message>
    <message>
        <source>Set every option as it was</source>
        <translation>Poner cada opción como estaba</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Settings: [screen] curve.</source>
        <translation>Ajustes: [screen] curve.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Ajustes…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Parte</translation>
    </message>
    <message>
        <source>Share of the film within the useful field</source>
        <translation>Parte de la radiografía dentro del campo útil</translation>
    </message>
    <message>
        <source>Share of time over share of the image; 1 is what even looking would give</source>
        <translation>Parte del tiempo entre parte de la imagen; 1 es lo que daría mirar por igual</translation>
    </message>
    <message>
        <source>Shift+2 looks for one of this patient; or drop a film on the prior&apos;s pane.</source>
        <translation>Mayús+2 busca una de este paciente; o suelte una radiografía en el panel de la previa.</translation>
    </message>
    <message>
        <source>Shift+G tries with bending.</source>
        <translation>Mayús+G lo intenta con deformación.</translation>
    </message>
    <message>
        <source>Shift+U says why.</source>
        <translation>Mayús+U dice por qué.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>Mostrar todas las teclas</translation>
    </message>
    <message>
        <source>Show as prior</source>
        <translation>Mostrar como previa</translation>
    </message>
    <message>
        <source>Show beside</source>
        <translation>Mostrar al lado</translation>
    </message>
    <message>
        <source>Show every sample behind the chosen one</source>
        <translation>Mostrar cada muestra detrás de la elegida</translation>
    </message>
    <message>
        <source>Show every study again</source>
        <translation>Mostrar otra vez todos los estudios</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Mostrar carpeta</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>Mostrar lista</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>Mostrar registro</translation>
    </message>
    <message>
        <source>Show or hide fixations and scanpaths</source>
        <translation>Mostrar u ocultar fijaciones y trayectorias</translation>
    </message>
    <message>
        <source>Show or hide live gaze and its heatmap</source>
        <translation>Mostrar u ocultar la mirada en vivo y su mapa de calor</translation>
    </message>
    <message>
        <source>Show or hide the attribution map</source>
        <translation>Mostrar u ocultar el mapa de atribución</translation>
    </message>
    <message>
        <source>Show or hide the file&apos;s own overlays and shutter</source>
        <translation>Mostrar u ocultar las superposiciones y el obturador del archivo</translation>
    </message>
    <message>
        <source>Show or hide the outlines that the model found</source>
        <translation>Mostrar u ocultar los contornos que encontró el modelo</translation>
    </message>
    <message>
        <source>Show or hide the texts in the corners</source>
        <translation>Mostrar u ocultar los textos de las esquinas</translation>
    </message>
    <message>
        <source>Show or hide your measurements</source>
        <translation>Mostrar u ocultar sus mediciones</translation>
    </message>
    <message>
        <source>Show the film beside the one that is read</source>
        <translation>Mostrar la radiografía al lado de la que se lee</translation>
    </message>
    <message>
        <source>Show the heatmap of the recorded fixations (G)</source>
        <translation>Mostrar el mapa de calor de las fijaciones grabadas (G)</translation>
    </message>
    <message>
        <source>Show the live gaze point</source>
        <translation>Mostrar el punto de mirada en vivo</translation>
    </message>
    <message>
        <source>Show the mean over all samples in the Explain layout</source>
        <translation>Mostrar la media de todas las muestras en la disposición Explicar</translation>
    </message>
    <message>
        <source>Show the whole image</source>
        <translation>Mostrar toda la imagen</translation>
    </message>
    <message>
        <source>Show this recording</source>
        <translation>Mostrar esta grabación</translation>
    </message>
    <message>
        <source>Show {place}</source>
        <translation>Mostrar {place}</translation>
    </message>
    <message>
        <source>Show {place} in the image</source>
        <translation>Mostrar {place} en la imagen</translation>
    </message>
    <message>
        <source>Show {title}</source>
        <translation>Mostrar {title}</translation>
    </message>
    <message>
        <source>Shown sample</source>
        <translation>Muestra mostrada</translation>
    </message>
    <message>
        <source>Shown when the reading is marked complete.</source>
        <translation>Se muestra cuando la lectura se marca como completa.</translation>
    </message>
    <message>
        <source>Side by side goes on without it.</source>
        <translation>La vista lado a lado sigue sin ella.</translation>
    </message>
    <message>
        <source>Side by side goes on.</source>
        <translation>La vista lado a lado continúa.</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Firmar</translation>
    </message>
    <message>
        <source>Sign report</source>
        <translation>Firmar informe</translation>
    </message>
    <message>
        <source>Sign the consent</source>
        <translation>Firmar el consentimiento</translation>
    </message>
    <message>
        <source>Sign the report</source>
        <translation>Firmar el informe</translation>
    </message>
    <message>
        <source>Sign the report with your reader id; it cannot be edited while signed (Ctrl+Shift+S)</source>
        <translation>Firmar el informe con su ID de lector; firmado no se puede editar (Ctrl+Mayús+S)</translation>
    </message>
    <message>
        <source>Sign the report, or take the signature back</source>
        <translation>Firmar el informe, o retirar la firma</translation>
    </message>
    <message>
        <source>Sign what you accepted or wrote</source>
        <translation>Firmar lo que usted aceptó o escribió</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Firmados</translation>
    </message>
    <message>
        <source>Similar films</source>
        <translation>Radiografías parecidas</translation>
    </message>
    <message>
        <source>Similar films, best first</source>
        <translation>Radiografías parecidas, la mejor primero</translation>
    </message>
    <message>
        <source>SimpleITK {version_versionstring}</source>
        <translation>SimpleITK {version_versionstring}</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>Sentarse</translation>
    </message>
    <message>
        <source>Sit {word}.{said}</source>
        <translation>Siéntese más {word}.{said}</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Texto más pequeño</translation>
    </message>
    <message>
        <source>Some vendors&apos; packages want another Python, such as 3.10</source>
        <translation>Los paquetes de algunos fabricantes necesitan otro Python, como 3.10</translation>
    </message>
    <message>
        <source>Something over the film cannot be drawn and was switched off ({why}).</source>
        <translation>Algo sobre la radiografía no se puede dibujar y se apagó ({why}).</translation>
    </message>
    <message>
        <source>Source id</source>
        <translation>ID de la fuente</translation>
    </message>
    <message>
        <source>Space next   ← back   N notes   P pause   Esc leaves</source>
        <translation>Espacio siguiente   ← atrás   N notas   P pausa   Esc sale</translation>
    </message>
    <message>
        <source>Space: go on</source>
        <translation>Espacio: seguir</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>Speed of the gaze over time, degrees a second</source>
        <translation>Velocidad de la mirada en el tiempo, grados por segundo</translation>
    </message>
    <message>
        <source>Speed of the replay: click for the next (X)</source>
        <translation>Velocidad de la reproducción: clic para la siguiente (X)</translation>
    </message>
    <message>
        <source>Spread around the mean</source>
        <translation>Dispersión alrededor de la media</translation>
    </message>
    <message>
        <source>Spread as rings</source>
        <translation>Dispersión como anillos</translation>
    </message>
    <message>
        <source>Stage 1: gradient-weighted attention, rolled out at three scales, their mean</source>
        <translation>Etapa 1: atención ponderada por gradientes, desplegada en tres escalas, su media</translation>
    </message>
    <message>
        <source>Stage 2: what all scales see, those whose blocks agree first</source>
        <translation>Etapa 2: lo que ven todas las escalas, primero aquellas cuyos bloques concuerdan</translation>
    </message>
    <message>
        <source>Stage 3: what each patch adds to the phrase, beyond a normal film</source>
        <translation>Etapa 3: lo que cada parche aporta a la expresión, más allá de una radiografía normal</translation>
    </message>
    <message>
        <source>Stalls at</source>
        <translation>Se atasca en</translation>
    </message>
    <message>
        <source>Stalls for</source>
        <translation>Se atasca durante</translation>
    </message>
    <message>
        <source>Stand by these probabilities: exported as VERIFIED under your name</source>
        <translation>Responder de estas probabilidades: exportadas como VERIFIED con su nombre</translation>
    </message>
    <message>
        <source>Stand by this sentence as it is</source>
        <translation>Responder de esta frase tal como está</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Iniciar otra vez</translation>
    </message>
    <message>
        <source>Start or stop the eye tracker</source>
        <translation>Iniciar o detener el rastreador ocular</translation>
    </message>
    <message>
        <source>Start or stop tracker</source>
        <translation>Iniciar o detener el rastreador</translation>
    </message>
    <message>
        <source>Start recording (Enter)</source>
        <translation>Empezar a grabar (Intro)</translation>
    </message>
    <message>
        <source>Start the tracker</source>
        <translation>Iniciar el rastreador</translation>
    </message>
    <message>
        <source>Start the tracker again in the Gaze panel.</source>
        <translation>Inicie otra vez el rastreador en el panel Mirada.</translation>
    </message>
    <message>
        <source>State of the tracker process</source>
        <translation>Estado del proceso del rastreador</translation>
    </message>
    <message>
        <source>State of the worker process</source>
        <translation>Estado del proceso worker</translation>
    </message>
    <message>
        <source>State times gradient, gathered while one block&apos;s states grow from nothing</source>
        <translation>Estado por gradiente, acumulado mientras los estados de un bloque crecen desde nada</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Stop all jobs</source>
        <translation>Detener todas las tareas</translation>
    </message>
    <message>
        <source>Stop or go on making films ready</source>
        <translation>Detener o seguir preparando radiografías</translation>
    </message>
    <message>
        <source>Stop recording before calibrating.</source>
        <translation>Detenga la grabación antes de calibrar.</translation>
    </message>
    <message>
        <source>Stop the export; nothing is left behind</source>
        <translation>Detener la exportación; no queda nada</translation>
    </message>
    <message>
        <source>Stop the tracker</source>
        <translation>Detener el rastreador</translation>
    </message>
    <message>
        <source>Stop the tracker (Ctrl+T)</source>
        <translation>Detener el rastreador (Ctrl+T)</translation>
    </message>
    <message>
        <source>Stop {what}</source>
        <translation>Detener {what}</translation>
    </message>
    <message>
        <source>Stop: {what}</source>
        <translation>Detener: {what}</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Stopped. Not all of it was sent.</source>
        <translation>Detenido. No se envió todo.</translation>
    </message>
    <message>
        <source>Stopped. Nothing was added to the library.</source>
        <translation>Detenido. No se añadió nada a la biblioteca.</translation>
    </message>
    <message>
        <source>Stopped; nothing was left behind.</source>
        <translation>Detenido; no quedó nada.</translation>
    </message>
    <message>
        <source>Stored, modality and display value under the mouse</source>
        <translation>Valor guardado, de modalidad y de pantalla bajo el ratón</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>Flujo</translation>
    </message>
    <message>
        <source>Structured report (TID 1500)</source>
        <translation>Informe estructurado (TID 1500)</translation>
    </message>
    <message>
        <source>Structured report; UNVERIFIED until you accept them</source>
        <translation>Informe estructurado; UNVERIFIED hasta que usted los acepte</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Estudios</translation>
    </message>
    <message>
        <source>Studies are fetched by</source>
        <translation>Los estudios se traen con</translation>
    </message>
    <message>
        <source>Studies in the archive</source>
        <translation>Estudios en el archivo PACS</translation>
    </message>
    <message>
        <source>Studies in the archive; double click fetches one</source>
        <translation>Estudios en el archivo PACS; doble clic trae uno</translation>
    </message>
    <message>
        <source>Studies, recordings, reports and models of yours</source>
        <translation>Estudios, grabaciones, informes y modelos suyos</translation>
    </message>
    <message>
        <source>Studies: Enter or click opens, right click for more</source>
        <translation>Estudios: Intro o clic abre, clic derecho para más</translation>
    </message>
    <message>
        <source>Studies…</source>
        <translation>Estudios de mirada…</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Estudio</translation>
    </message>
    <message>
        <source>Study date, newest first</source>
        <translation>Fecha del estudio, lo más nuevo primero</translation>
    </message>
    <message>
        <source>Swap black and white</source>
        <translation>Intercambiar blanco y negro</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Take acceptance back</source>
        <translation>Retirar la aceptación</translation>
    </message>
    <message>
        <source>Take every drafted sentence over</source>
        <translation>Tomar cada frase redactada</translation>
    </message>
    <message>
        <source>Take every drafted sentence over that is not marked (Ctrl+Shift+Enter)</source>
        <translation>Tomar cada frase redactada que no esté marcada (Ctrl+Mayús+Intro)</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Take it out of the list</source>
        <translation>Sacarlo de la lista</translation>
    </message>
    <message>
        <source>Take it out; it stays traceable (Delete)</source>
        <translation>Quitarla; queda rastro de ella (Supr)</translation>
    </message>
    <message>
        <source>Take signature back</source>
        <translation>Retirar la firma</translation>
    </message>
    <message>
        <source>Take the calibration back</source>
        <translation>Retirar la calibración</translation>
    </message>
    <message>
        <source>Take the last change back</source>
        <translation>Retirar el último cambio</translation>
    </message>
    <message>
        <source>Take the last one back</source>
        <translation>Retirar la última</translation>
    </message>
    <message>
        <source>Take the paint away: the draft with gaze is written with the gaze as it was recorded</source>
        <translation>Quitar la pintura: el borrador con mirada se escribe con la mirada tal como se grabó</translation>
    </message>
    <message>
        <source>Taken over; they count from the next start.</source>
        <translation>Tomados; valen desde el próximo arranque.</translation>
    </message>
    <message>
        <source>Target {number}</source>
        <translation>Punto {number}</translation>
    </message>
    <message>
        <source>Targets and where gaze was found</source>
        <translation>Puntos y dónde se encontró la mirada</translation>
    </message>
    <message>
        <source>Targets of a calibration</source>
        <translation>Puntos de una calibración</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Teaching: review of my own reading</source>
        <translation>Docencia: revisión de mi propia lectura</translation>
    </message>
    <message>
        <source>Test pattern</source>
        <translation>Carta de ajuste</translation>
    </message>
    <message>
        <source>Test pattern; arrows change it, Esc closes it</source>
        <translation>Carta de ajuste; las flechas la cambian, Esc la cierra</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Texto (*.txt)</translation>
    </message>
    <message>
        <source>Text 10 % larger</source>
        <translation>Texto un 10 % más grande</translation>
    </message>
    <message>
        <source>Text 10 % smaller</source>
        <translation>Texto un 10 % más pequeño</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Text size is also Ctrl++ and Ctrl+-.</source>
        <translation>El tamaño del texto también cambia con Ctrl++ y Ctrl+-.</translation>
    </message>
    <message>
        <source>Text size {wanted:.0%}: used from the next start of RadGaze.</source>
        <translation>Tamaño del texto {wanted:.0%}: vale desde el próximo arranque de RadGaze.</translation>
    </message>
    <message>
        <source>Texts in the corners of a film</source>
        <translation>Textos en las esquinas de una radiografía</translation>
    </message>
    <message>
        <source>That region is too small to take a window from.</source>
        <translation>Esa región es demasiado pequeña para tomar de ella una ventana.</translation>
    </message>
    <message>
        <source>The action has no key</source>
        <translation>La acción no tiene tecla</translation>
    </message>
    <message>
        <source>The archive whose values stand below</source>
        <translation>El archivo PACS cuyos valores están abajo</translation>
    </message>
    <message>
        <source>The archives of the settings (Ctrl+,)</source>
        <translation>Los archivos PACS de los ajustes (Ctrl+,)</translation>
    </message>
    <message>
        <source>The areas were not kept: {problem}</source>
        <translation>Las áreas no se guardaron: {problem}</translation>
    </message>
    <message>
        <source>The arrangement was not saved: {error}.</source>
        <translation>La disposición no se guardó: {error}.</translation>
    </message>
    <message>
        <source>The checklist of a frontal film: over its lungs once they were found, else typical places</source>
        <translation>La lista de comprobación de una radiografía frontal: sobre sus pulmones una vez hallados; si no, lugares típicos</translation>
    </message>
    <message>
        <source>The dataset</source>
        <translation>El conjunto de datos</translation>
    </message>
    <message>
        <source>The demo study is not installed.</source>
        <translation>El estudio de demostración no está instalado.</translation>
    </message>
    <message>
        <source>The difference has no negative: green is denser now, magenta less dense</source>
        <translation>La diferencia no tiene negativo: verde es ahora más denso, magenta menos denso</translation>
    </message>
    <message>
        <source>The draft of each model, differences marked</source>
        <translation>El borrador de cada modelo, con las diferencias marcadas</translation>
    </message>
    <message>
        <source>The draft with gaze</source>
        <translation>El borrador con mirada</translation>
    </message>
    <message>
        <source>The draft without gaze</source>
        <translation>El borrador sin mirada</translation>
    </message>
    <message>
        <source>The encoder never learnt {words}: the map means nothing for it and is drawn faintly.</source>
        <translation>El codificador nunca aprendió {words}: el mapa no significa nada para ello y se dibuja tenue.</translation>
    </message>
    <message>
        <source>The file that radgaze serve names there, copied to here</source>
        <translation>El archivo que radgaze serve nombra allí, copiado aquí</translation>
    </message>
    <message>
        <source>The file&apos;s first window</source>
        <translation>La primera ventana del archivo</translation>
    </message>
    <message>
        <source>The file&apos;s second window</source>
        <translation>La segunda ventana del archivo</translation>
    </message>
    <message>
        <source>The file&apos;s third window</source>
        <translation>La tercera ventana del archivo</translation>
    </message>
    <message>
        <source>The film itself</source>
        <translation>La radiografía misma</translation>
    </message>
    <message>
        <source>The film there: {finding}</source>
        <translation>La radiografía allí: {finding}</translation>
    </message>
    <message>
        <source>The finding probabilities are not part of the report: they are exported as UNVERIFIED unless you accept them in the Findings panel.</source>
        <translation>Las probabilidades de los hallazgos no son parte del informe: se exportan como UNVERIFIED si usted no las acepta en el panel Signos.</translation>
    </message>
    <message>
        <source>The first time, what it shows is made before: about a minute. Esc leaves it.</source>
        <translation>La primera vez se prepara antes lo que muestra: cerca de un minuto. Esc la abandona.</translation>
    </message>
    <message>
        <source>The first {count} rows; the command has them all.</source>
        <translation>Las primeras {count} filas; la orden las tiene todas.</translation>
    </message>
    <message>
        <source>The folder of a speech model</source>
        <translation>La carpeta de un modelo de voz</translation>
    </message>
    <message>
        <source>The folder of a study</source>
        <translation>La carpeta de un estudio de mirada</translation>
    </message>
    <message>
        <source>The folder of a study of the same protocol</source>
        <translation>La carpeta de un estudio con el mismo protocolo</translation>
    </message>
    <message>
        <source>The folder of an export as Parquet</source>
        <translation>La carpeta de una exportación en Parquet</translation>
    </message>
    <message>
        <source>The gaze recording cannot be read: {error}</source>
        <translation>No se puede leer la grabación de la mirada: {error}</translation>
    </message>
    <message>
        <source>The graphics card does not paint the images: {why}.</source>
        <translation>La tarjeta gráfica no pinta las imágenes: {why}.</translation>
    </message>
    <message>
        <source>The graphics card paints the films</source>
        <translation>La tarjeta gráfica pinta las radiografías</translation>
    </message>
    <message>
        <source>The images of the study and its prior, as the hanging protocol says</source>
        <translation>Las imágenes del estudio y su previa, como dice el protocolo de colgado</translation>
    </message>
    <message>
        <source>The inference worker ended unexpectedly.</source>
        <translation>El worker de inferencia terminó de forma inesperada.</translation>
    </message>
    <message>
        <source>The kept calibration cannot be read: {strerror}.</source>
        <translation>No se puede leer la calibración guardada: {strerror}.</translation>
    </message>
    <message>
        <source>The kept calibration was not taken: {text}.</source>
        <translation>No se tomó la calibración guardada: {text}.</translation>
    </message>
    <message>
        <source>The key file</source>
        <translation>El archivo de claves</translation>
    </message>
    <message>
        <source>The key that RadGaze gives it</source>
        <translation>La tecla que RadGaze le da</translation>
    </message>
    <message>
        <source>The largest error of a target is below the mean: raise it, or lower the mean.</source>
        <translation>El error máximo de un punto es menor que la media: súbalo, o baje la media.</translation>
    </message>
    <message>
        <source>The last block&apos;s attention; the same for every phrase</source>
        <translation>La atención del último bloque; la misma para toda expresión</translation>
    </message>
    <message>
        <source>The last change is not kept yet: {journal_problem}.</source>
        <translation>El último cambio aún no está guardado: {journal_problem}.</translation>
    </message>
    <message>
        <source>The lens&apos;s next power, 1.5 to 8 times (also Shift+wheel over the image)</source>
        <translation>El siguiente aumento de la lupa, de 1,5 a 8 (también Mayús+rueda sobre la imagen)</translation>
    </message>
    <message>
        <source>The lens&apos;s next size (also Ctrl+Shift+wheel over the image)</source>
        <translation>El siguiente tamaño de la lupa (también Ctrl+Mayús+rueda sobre la imagen)</translation>
    </message>
    <message>
        <source>The level of the contour</source>
        <translation>El nivel del contorno</translation>
    </message>
    <message>
        <source>The library</source>
        <translation>La biblioteca</translation>
    </message>
    <message>
        <source>The library has not answered yet</source>
        <translation>La biblioteca aún no ha respondido</translation>
    </message>
    <message>
        <source>The library in {folder} cannot be used: {reason}.</source>
        <translation>No se puede usar la biblioteca en {folder}: {reason}.</translation>
    </message>
    <message>
        <source>The library is not open yet.</source>
        <translation>La biblioteca aún no está abierta.</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>La licencia</translation>
    </message>
    <message>
        <source>The licence of {model_id} was accepted.</source>
        <translation>Se aceptó la licencia de {model_id}.</translation>
    </message>
    <message>
        <source>The lines can be placed by hand (J).</source>
        <translation>Las líneas se pueden colocar a mano (J).</translation>
    </message>
    <message>
        <source>The list stays</source>
        <translation>La lista se queda</translation>
    </message>
    <message>
        <source>The list was made again from the library&apos;s folders: {studies}.</source>
        <translation>La lista se rehízo a partir de las carpetas de la biblioteca: {studies}.</translation>
    </message>
    <message>
        <source>The log cannot be read: {strerror}.</source>
        <translation>No se puede leer el registro: {strerror}.</translation>
    </message>
    <message>
        <source>The log says where it came from: Help &gt; Log.</source>
        <translation>El registro dice de dónde vino: Ayuda &gt; Registro.</translation>
    </message>
    <message>
        <source>The machine that runs Gazepoint Control</source>
        <translation>El equipo que ejecuta Gazepoint Control</translation>
    </message>
    <message>
        <source>The map and predicted scanpaths of the phrase (Ctrl+Enter)</source>
        <translation>El mapa y las trayectorias predichas de la expresión (Ctrl+Intro)</translation>
    </message>
    <message>
        <source>The map and your gaze (a map that knows nothing of it in brackets):</source>
        <translation>El mapa y su mirada (entre paréntesis, un mapa que no sabe nada de ella):</translation>
    </message>
    <message>
        <source>The map is drawn at {value} % of its strength for that reason.</source>
        <translation>Por eso el mapa se dibuja al {value} % de su fuerza.</translation>
    </message>
    <message>
        <source>The map reaches 0.5 nowhere.</source>
        <translation>El mapa no llega a 0,5 en ninguna parte.</translation>
    </message>
    <message>
        <source>The map says where the model sees the phrase. It is not a finding.</source>
        <translation>El mapa dice dónde ve el modelo la expresión. No es un hallazgo.</translation>
    </message>
    <message>
        <source>The model&apos;s own spread as rings</source>
        <translation>Dispersión del modelo en anillos</translation>
    </message>
    <message>
        <source>The models alone</source>
        <translation>Los modelos solos</translation>
    </message>
    <message>
        <source>The models are not ready yet.</source>
        <translation>Los modelos aún no están listos.</translation>
    </message>
    <message>
        <source>The models are not ready, or the library is not open.</source>
        <translation>Los modelos no están listos, o la biblioteca no está abierta.</translation>
    </message>
    <message>
        <source>The models are unloaded as soon as no job runs.</source>
        <translation>Los modelos se descargan en cuanto no haya tareas en curso.</translation>
    </message>
    <message>
        <source>The models hold {count} finding likely that the report does not name. They are often wrong.</source>
        <translation>Los modelos creen probable {count} hallazgo que el informe no nombra. Se equivocan a menudo.</translation>
    </message>
    <message>
        <source>The models hold {count} findings likely that the report does not name. They are often wrong.</source>
        <translation>Los modelos creen probables {count} hallazgos que el informe no nombra. Se equivocan a menudo.</translation>
    </message>
    <message>
        <source>The models run there, as the settings ask (AI, Worker on another machine).</source>
        <translation>Los modelos se ejecutan allí, como piden los ajustes (IA, Worker en otro equipo).</translation>
    </message>
    <message>
        <source>The mouse stands for the eyes, so that everything can be tried.</source>
        <translation>El ratón hace de ojos, para poder probarlo todo.</translation>
    </message>
    <message>
        <source>The mouse wheel over a film</source>
        <translation>La rueda del ratón sobre una radiografía</translation>
    </message>
    <message>
        <source>The next speed of the replay</source>
        <translation>La siguiente velocidad de la reproducción</translation>
    </message>
    <message>
        <source>The number: {value}. Below it: AUROC on films that were not trained on (chance .50).</source>
        <translation>El número: {value}. Debajo: AUROC en radiografías con las que no se entrenó (azar .50).</translation>
    </message>
    <message>
        <source>The one before it stays.</source>
        <translation>La anterior se mantiene.</translation>
    </message>
    <message>
        <source>The other path</source>
        <translation>La otra trayectoria</translation>
    </message>
    <message>
        <source>The panels ask this one</source>
        <translation>Los paneles preguntan a este</translation>
    </message>
    <message>
        <source>The panes as they are, as PNG, SVG or PDF with film, models and seed; no name of a person</source>
        <translation>Los paneles tal como están, como PNG, SVG o PDF con radiografía, modelos y semilla; sin nombre de persona</translation>
    </message>
    <message>
        <source>The participant&apos;s screen, with gaze</source>
        <translation>La pantalla del participante, con la mirada</translation>
    </message>
    <message>
        <source>The password lies in the system&apos;s keyring (service radgaze-pacs)</source>
        <translation>La contraseña está en el llavero del sistema (servicio radgaze-pacs)</translation>
    </message>
    <message>
        <source>The phrase fits this film better than {value} % of {known_films} known films; {phrase_rank} of {known_phrases} known findings fit it better still (cosine {similarity}).</source>
        <translation>La expresión concuerda con esta radiografía mejor que con el {value} % de {known_films} radiografías conocidas; {phrase_rank} de {known_phrases} hallazgos conocidos concuerdan aún mejor (coseno {similarity}).</translation>
    </message>
    <message>
        <source>The presentation ended: {why}</source>
        <translation>La presentación terminó: {why}</translation>
    </message>
    <message>
        <source>The presentation opens in a window of its own.</source>
        <translation>La presentación se abre en una ventana propia.</translation>
    </message>
    <message>
        <source>The prior could not be registered: {error}.</source>
        <translation>No se pudo registrar la previa: {error}.</translation>
    </message>
    <message>
        <source>The prior follows in zoom and place; through the registration where there is one</source>
        <translation>La previa sigue en zoom y lugar; a través del registro donde lo haya</translation>
    </message>
    <message>
        <source>The prior in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>La previa en una ventana propia, en otra pantalla donde la haya; otra vez para devolverla</translation>
    </message>
    <message>
        <source>The probabilities of each finding</source>
        <translation>Las probabilidades de cada hallazgo</translation>
    </message>
    <message>
        <source>The processor does, with the same result.</source>
        <translation>Lo hace el procesador, con el mismo resultado.</translation>
    </message>
    <message>
        <source>The processor is fast enough for one radiograph on one screen</source>
        <translation>El procesador es bastante rápido para una radiografía en una pantalla</translation>
    </message>
    <message>
        <source>The protocol as text</source>
        <translation>El protocolo como texto</translation>
    </message>
    <message>
        <source>The protocol is sound.</source>
        <translation>El protocolo es correcto.</translation>
    </message>
    <message>
        <source>The reader has agreed on paper</source>
        <translation>El lector ha consentido en papel</translation>
    </message>
    <message>
        <source>The recording cannot be read: {error}</source>
        <translation>No se puede leer la grabación: {error}</translation>
    </message>
    <message>
        <source>The recording did not begin.</source>
        <translation>La grabación no empezó.</translation>
    </message>
    <message>
        <source>The recording holds no fixation on the image.</source>
        <translation>La grabación no contiene ninguna fijación en la imagen.</translation>
    </message>
    <message>
        <source>The recording was not erased: {strerror}.</source>
        <translation>La grabación no se borró: {strerror}.</translation>
    </message>
    <message>
        <source>The report denies it.</source>
        <translation>El informe lo niega.</translation>
    </message>
    <message>
        <source>The report is signed: take the signature back to edit it</source>
        <translation>El informe está firmado: retire la firma para editarlo</translation>
    </message>
    <message>
        <source>The report of an earlier film; a sentence that only repeats it is marked</source>
        <translation>El informe de una radiografía anterior; se marca una frase que solo lo repite</translation>
    </message>
    <message>
        <source>The report was stopped.</source>
        <translation>El informe se detuvo.</translation>
    </message>
    <message>
        <source>The report with and without gaze</source>
        <translation>El informe con y sin mirada</translation>
    </message>
    <message>
        <source>The report&apos;s process does not start.</source>
        <translation>El proceso del informe no arranca.</translation>
    </message>
    <message>
        <source>The rest is used; all of them are named in the gaze report.</source>
        <translation>Se usa el resto; todas se nombran en el informe de la mirada.</translation>
    </message>
    <message>
        <source>The ring is the control: {control}. Where it moves a number as far as the gaze on this film, the gaze did not say where.</source>
        <translation>El anillo es el control: {control}. Donde mueve un número tanto como la mirada en esta radiografía, la mirada no dijo dónde.</translation>
    </message>
    <message>
        <source>The rules that made the image look as it does</source>
        <translation>Las reglas que dieron a la imagen su aspecto</translation>
    </message>
    <message>
        <source>The same as text</source>
        <translation>Lo mismo como texto</translation>
    </message>
    <message>
        <source>The same seed gives the same result</source>
        <translation>La misma semilla da el mismo resultado</translation>
    </message>
    <message>
        <source>The same seed reads in the same way</source>
        <translation>La misma semilla lee de la misma manera</translation>
    </message>
    <message>
        <source>The same without patient, reader and dates</source>
        <translation>Lo mismo sin paciente, lector ni fechas</translation>
    </message>
    <message>
        <source>The screen is not calibrated: {error}</source>
        <translation>La pantalla no está calibrada: {error}</translation>
    </message>
    <message>
        <source>The second reader speaks when the reading is marked complete.</source>
        <translation>El segundo lector habla cuando la lectura se marca como completa.</translation>
    </message>
    <message>
        <source>The session was not saved: {strerror}.</source>
        <translation>La sesión no se guardó: {strerror}.</translation>
    </message>
    <message>
        <source>The settings were not saved in {settings_path}: {reason}.</source>
        <translation>Los ajustes no se guardaron en {settings_path}: {reason}.</translation>
    </message>
    <message>
        <source>The share of samples lost beside blinks</source>
        <translation>La parte de muestras perdidas además de los parpadeos</translation>
    </message>
    <message>
        <source>The share of samples that is dropped</source>
        <translation>La parte de las muestras que se descarta</translation>
    </message>
    <message>
        <source>The shown panel in a window of its own, on another screen where there is one; again to put it back</source>
        <translation>El panel mostrado en una ventana propia, en otra pantalla donde la haya; otra vez para devolverlo</translation>
    </message>
    <message>
        <source>The simulated reader looks at typical places: nothing is known of this film.</source>
        <translation>El lector simulado mira lugares típicos: no se sabe nada de esta radiografía.</translation>
    </message>
    <message>
        <source>The status line says what the worker runs on; what it cannot have is said in a message</source>
        <translation>La línea de estado dice en qué se ejecuta el worker; lo que no puede tener se dice en un mensaje</translation>
    </message>
    <message>
        <source>The strongest place of each map is the top of the colours</source>
        <translation>El lugar más fuerte de cada mapa es el extremo superior de los colores</translation>
    </message>
    <message>
        <source>The studies cannot be listed: {reason}.</source>
        <translation>No se pueden listar los estudios: {reason}.</translation>
    </message>
    <message>
        <source>The study of {name} was not filed: {error}</source>
        <translation>El estudio de {name} no se archivó: {error}</translation>
    </message>
    <message>
        <source>The study&apos;s sitting ended: {why}</source>
        <translation>La sesión del estudio terminó: {why}</translation>
    </message>
    <message>
        <source>The table was not written: {strerror}.</source>
        <translation>La tabla no se escribió: {strerror}.</translation>
    </message>
    <message>
        <source>The text is read and signed</source>
        <translation>Se lee y se firma el texto</translation>
    </message>
    <message>
        <source>The tracker could not be started.</source>
        <translation>No se pudo arrancar el rastreador.</translation>
    </message>
    <message>
        <source>The tracker&apos;s own window calibrates; RadGaze then validates on targets of its own.</source>
        <translation>La ventana del propio rastreador calibra; RadGaze valida después con puntos propios.</translation>
    </message>
    <message>
        <source>The truth of this film is known. Second reader: hits {hits}, false alarms {alarms}.</source>
        <translation>La verdad de esta radiografía se conoce. Segundo lector: aciertos {hits}, falsas alarmas {alarms}.</translation>
    </message>
    <message>
        <source>The unaided reading is finished; opens the AI panels</source>
        <translation>La lectura sin ayuda ha terminado; abre los paneles de IA</translation>
    </message>
    <message>
        <source>The validation is good enough</source>
        <translation>La validación es suficiente</translation>
    </message>
    <message>
        <source>The whole ID, or a part with *</source>
        <translation>El ID completo, o una parte con *</translation>
    </message>
    <message>
        <source>The window is on another screen than the tracker&apos;s: gaze does not fall on it.</source>
        <translation>La ventana está en otra pantalla que la del rastreador: la mirada no cae en ella.</translation>
    </message>
    <message>
        <source>The worker found no models.</source>
        <translation>El worker no encontró modelos.</translation>
    </message>
    <message>
        <source>The worker has not named its models yet.</source>
        <translation>El worker aún no ha nombrado sus modelos.</translation>
    </message>
    <message>
        <source>The worker that answers, and its models. Model folders of your own are added to those here.</source>
        <translation>El worker que responde, y sus modelos. Las carpetas de modelos suyas se suman a las de aquí.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>There are no pages in {folder}.</source>
        <translation>No hay páginas en {folder}.</translation>
    </message>
    <message>
        <source>There is an archive {name} already.</source>
        <translation>Ya hay un archivo PACS {name}.</translation>
    </message>
    <message>
        <source>There is no image in that region.</source>
        <translation>No hay imagen en esa región.</translation>
    </message>
    <message>
        <source>There is no model {missing}. Choose another one, or put its folder back.</source>
        <translation>No existe el modelo {missing}. Elija otro, o devuelva su carpeta a su sitio.</translation>
    </message>
    <message>
        <source>There is no prior to compare with.</source>
        <translation>No hay previa con la que comparar.</translation>
    </message>
    <message>
        <source>These pages lie in {folder}.</source>
        <translation>Estas páginas están en {folder}.</translation>
    </message>
    <message>
        <source>This film</source>
        <translation>Esta radiografía</translation>
    </message>
    <message>
        <source>This is the film that is read.</source>
        <translation>Esta es la radiografía que se lee.</translation>
    </message>
    <message>
        <source>This is the {word} study of the list{of}</source>
        <translation>Este es el {word} estudio de la lista{of}</translation>
    </message>
    <message>
        <source>This panel stands in a window of its own.</source>
        <translation>Este panel está en una ventana propia.</translation>
    </message>
    <message>
        <source>This study is open in another RadGaze window: what is changed here is not kept.</source>
        <translation>Este estudio está abierto en otra ventana de RadGaze: lo que se cambie aquí no se guarda.</translation>
    </message>
    <message>
        <source>This tracker does not tell where the head is. Sit comfortably, about 60 cm away.</source>
        <translation>Este rastreador no dice dónde está la cabeza. Siéntese cómodamente, a unos 60 cm.</translation>
    </message>
    <message>
        <source>This tracker is calibrated in its own software; RadGaze validates on its own targets.</source>
        <translation>Este rastreador se calibra en su propio programa; RadGaze valida con puntos propios.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Umbral</translation>
    </message>
    <message>
        <source>Threshold of the map</source>
        <translation>Umbral del mapa</translation>
    </message>
    <message>
        <source>Time of its fixations</source>
        <translation>Duración de sus fijaciones</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Línea de tiempo</translation>
    </message>
    <message>
        <source>Timeline of gaze, fixations, view changes and words</source>
        <translation>Línea de tiempo de mirada, fijaciones, cambios de vista y palabras</translation>
    </message>
    <message>
        <source>To a file, without what belongs to this computer</source>
        <translation>A un archivo, sin lo que pertenece a este equipo</translation>
    </message>
    <message>
        <source>Tobii Pro trackers through TittaPy or tobii-research.</source>
        <translation>Rastreadores Tobii Pro mediante TittaPy o tobii-research.</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Herramientas</translation>
    </message>
    <message>
        <source>Tracker</source>
        <translation>Rastreador</translation>
    </message>
    <message>
        <source>Tracker: off</source>
        <translation>Rastreador: apagado</translation>
    </message>
    <message>
        <source>Tracker: {text}</source>
        <translation>Rastreador: {text}</translation>
    </message>
    <message>
        <source>Tracker: {title}</source>
        <translation>Rastreador: {title}</translation>
    </message>
    <message>
        <source>Tracker: {title}   connecting</source>
        <translation>Rastreador: {title}   conectando</translation>
    </message>
    <message>
        <source>Tracker: {title}   ended</source>
        <translation>Rastreador: {title}   terminado</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>Ensayos</translation>
    </message>
    <message>
        <source>Truly there.</source>
        <translation>Está de verdad.</translation>
    </message>
    <message>
        <source>Truth (CSV: case, present)</source>
        <translation>Verdad (CSV: case, present)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Try the demo film</source>
        <translation>Probar la radiografía de demostración</translation>
    </message>
    <message>
        <source>Turn the image clockwise</source>
        <translation>Girar la imagen en sentido horario</translation>
    </message>
    <message>
        <source>Two-means clustering over a sliding window; for noisy gaze and gaze with losses.</source>
        <translation>Agrupación en dos medias en una ventana deslizante; para miradas ruidosas y con pérdidas.</translation>
    </message>
    <message>
        <source>Type a sentence.</source>
        <translation>Escriba una frase.</translation>
    </message>
    <message>
        <source>Type what you see</source>
        <translation>Escriba lo que ve</translation>
    </message>
    <message>
        <source>U says why it looks so.</source>
        <translation>U dice por qué se ve así.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Uninterrupted runs of fixations in it</source>
        <translation>Series ininterrumpidas de fijaciones dentro de ella</translation>
    </message>
    <message>
        <source>Unload all models; the next question loads its own again</source>
        <translation>Descargar de la memoria todos los modelos; la próxima pregunta vuelve a cargar el suyo</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Subir</translation>
    </message>
    <message>
        <source>Up to four attribution methods for the phrase, beside your own heat map</source>
        <translation>Hasta cuatro métodos de atribución para la expresión, junto a su propio mapa de calor</translation>
    </message>
    <message>
        <source>Up to {most} methods, and your own heat map.</source>
        <translation>Hasta {most} métodos, y su propio mapa de calor.</translation>
    </message>
    <message>
        <source>Use a newer RadGaze</source>
        <translation>Use un RadGaze más nuevo</translation>
    </message>
    <message>
        <source>Use all the same</source>
        <translation>Usar de todos modos</translation>
    </message>
    <message>
        <source>Use that of {made_at:%Y-%m-%d %H:%M}</source>
        <translation>Usar la de {made_at:%Y-%m-%d %H:%M}</translation>
    </message>
    <message>
        <source>Use the file&apos;s spacing</source>
        <translation>Usar el espaciado del archivo</translation>
    </message>
    <message>
        <source>Use the whole recording again (Ctrl+Shift+A)</source>
        <translation>Usar otra vez toda la grabación (Ctrl+Mayús+A)</translation>
    </message>
    <message>
        <source>Use this one</source>
        <translation>Usar este</translation>
    </message>
    <message>
        <source>Use {model}</source>
        <translation>Usar {model}</translation>
    </message>
    <message>
        <source>User, for DICOMweb</source>
        <translation>Usuario, para DICOMweb</translation>
    </message>
    <message>
        <source>Validate</source>
        <translation>Validar</translation>
    </message>
    <message>
        <source>Validate only</source>
        <translation>Solo validar</translation>
    </message>
    <message>
        <source>Validation accepted</source>
        <translation>Validación aceptada</translation>
    </message>
    <message>
        <source>Validation kept as not accepted</source>
        <translation>Validación guardada como no aceptada</translation>
    </message>
    <message>
        <source>Values below it are not shown</source>
        <translation>Los valores por debajo no se muestran</translation>
    </message>
    <message>
        <source>Values of the patches, weighted by the gradient at the class token</source>
        <translation>Valores de los parches, ponderados por el gradiente en el token de clase</translation>
    </message>
    <message>
        <source>Version, licences, what the models were trained on</source>
        <translation>Versión, licencias, con qué se entrenaron los modelos</translation>
    </message>
    <message>
        <source>Version, text and time are kept with the study, the name in the key file.</source>
        <translation>Versión, texto y hora se guardan con el estudio; el nombre, en el archivo de claves.</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visitas</translation>
    </message>
    <message>
        <source>W/L</source>
        <translation>V/N</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Ways that this model was not trained for say why in the list</source>
        <translation>Las formas para las que este modelo no se entrenó dicen el motivo en la lista</translation>
    </message>
    <message>
        <source>We call as</source>
        <translation>Nos presentamos como</translation>
    </message>
    <message>
        <source>What AI says of the films still lacks</source>
        <translation>Falta aún lo que la IA dice de las imágenes</translation>
    </message>
    <message>
        <source>What I looked at</source>
        <translation>Lo que miré</translation>
    </message>
    <message>
        <source>What MATEX sees where the phrase&apos;s words are given no place</source>
        <translation>Lo que ve MATEX cuando a las palabras de la expresión no se les da lugar</translation>
    </message>
    <message>
        <source>What cannot be taken</source>
        <translation>Lo que no se puede aceptar</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Lo que viene después</translation>
    </message>
    <message>
        <source>What counts as good enough when gaze is calibrated and checked.</source>
        <translation>Qué cuenta como suficiente cuando se calibra y se comprueba la mirada.</translation>
    </message>
    <message>
        <source>What do other models say of this film?</source>
        <translation>¿Qué dicen otros modelos de esta radiografía?</translation>
    </message>
    <message>
        <source>What happens in a trial</source>
        <translation>Qué ocurre en un ensayo</translation>
    </message>
    <message>
        <source>What is agreed to</source>
        <translation>A qué se consiente</translation>
    </message>
    <message>
        <source>What is installed and what it can do; add, check and remove checkpoint folders</source>
        <translation>Qué está instalado y qué puede hacer; añadir, comprobar y quitar carpetas de checkpoint</translation>
    </message>
    <message>
        <source>What is known of the model</source>
        <translation>Lo que se sabe del modelo</translation>
    </message>
    <message>
        <source>What is lost when a block of patches is made normal; a pass a block</source>
        <translation>Lo que se pierde cuando un bloque de parches se hace normal; una pasada por bloque</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Qué se muestra</translation>
    </message>
    <message>
        <source>What is shown, and what happens</source>
        <translation>Qué se muestra y qué ocurre</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>What kind of reader</source>
        <translation>Qué tipo de lector</translation>
    </message>
    <message>
        <source>What moves slower than a threshold is a fixation; for trackers of 60 Hz and more.</source>
        <translation>Lo que se mueve más despacio que un umbral es una fijación; para rastreadores de 60 Hz o más.</translation>
    </message>
    <message>
        <source>What should stand here?</source>
        <translation>¿Qué debe poner aquí?</translation>
    </message>
    <message>
        <source>What stands in “Add a sentence” is not in it: Enter adds it.</source>
        <translation>Lo que está en «Añadir una frase» no está incluido: Intro lo añade.</translation>
    </message>
    <message>
        <source>What stays within a small area is a fixation; steady where the sampling rate is low.</source>
        <translation>Lo que se queda en un área pequeña es una fijación; estable con frecuencia de muestreo baja.</translation>
    </message>
    <message>
        <source>What the numbers rest on</source>
        <translation>En qué se basan los números</translation>
    </message>
    <message>
        <source>What the recording is for; choose one or write your own</source>
        <translation>Para qué es la grabación; elija un fin o escriba el suyo</translation>
    </message>
    <message>
        <source>What the vision-language model reads where the mouse is, layer by layer (logit lens)</source>
        <translation>Lo que el modelo de visión y lenguaje lee donde está el ratón, capa por capa (logit lens)</translation>
    </message>
    <message>
        <source>What the window, the tracker host and the worker said last; without patient data</source>
        <translation>Lo último que dijeron la ventana, el proceso del rastreador y el worker; sin datos de pacientes</translation>
    </message>
    <message>
        <source>What to explain</source>
        <translation>Qué explicar</translation>
    </message>
    <message>
        <source>What was drawn is not kept: the study is not filed yet.</source>
        <translation>Lo dibujado no se guarda: el estudio aún no está archivado.</translation>
    </message>
    <message>
        <source>What was drawn is not kept: {error}</source>
        <translation>Lo dibujado no se guarda: {error}</translation>
    </message>
    <message>
        <source>What was measured on the film beside cannot be shown: {error}</source>
        <translation>No se puede mostrar lo medido en la radiografía de al lado: {error}</translation>
    </message>
    <message>
        <source>What was measured on {title} was not saved: {strerror}.</source>
        <translation>Lo medido en {title} no se guardó: {strerror}.</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Lo que se dijo</translation>
    </message>
    <message>
        <source>What was said, and its correction</source>
        <translation>Lo que se dijo y su corrección</translation>
    </message>
    <message>
        <source>What you see</source>
        <translation>Lo que ve</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rueda</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Where each model sees the phrase, by the chosen method</source>
        <translation>Dónde ve cada modelo la frase, según el método elegido</translation>
    </message>
    <message>
        <source>Where everybody stands</source>
        <translation>Cómo va cada uno</translation>
    </message>
    <message>
        <source>Where films hang</source>
        <translation>Dónde cuelgan las radiografías</translation>
    </message>
    <message>
        <source>Where gaze comes from</source>
        <translation>De dónde viene la mirada</translation>
    </message>
    <message>
        <source>Where gaze comes from. Start it in the Gaze panel (Ctrl+T).</source>
        <translation>De dónde viene la mirada. Iníciela en el panel Mirada (Ctrl+T).</translation>
    </message>
    <message>
        <source>Where is “{phrase}”?</source>
        <translation>¿Dónde está «{phrase}»?</translation>
    </message>
    <message>
        <source>Where its files are now</source>
        <translation>Dónde están ahora sus archivos</translation>
    </message>
    <message>
        <source>Where one model is installed for a task it is taken; where there are several, choose above.</source>
        <translation>Si hay un modelo instalado para una tarea, se toma ese; si hay varios, elija arriba.</translation>
    </message>
    <message>
        <source>Where readers would look, mean of the sampled scanpaths</source>
        <translation>Adónde mirarían los lectores, media de los recorridos muestreados</translation>
    </message>
    <message>
        <source>Where the calibrated gaze lies at each target: the left eye as a dot, the right as a square.</source>
        <translation>Dónde cae la mirada calibrada en cada punto: el ojo izquierdo como círculo, el derecho como cuadrado.</translation>
    </message>
    <message>
        <source>Where the phrase&apos;s words say to look, without looking at the film</source>
        <translation>Dónde mandan mirar las palabras de la expresión, sin mirar la radiografía</translation>
    </message>
    <message>
        <source>Where the tracker sees your eyes; sit so that both are in the middle</source>
        <translation>Dónde ve el rastreador sus ojos; siéntese de modo que ambos queden en el centro</translation>
    </message>
    <message>
        <source>Where?</source>
        <translation>¿Dónde?</translation>
    </message>
    <message>
        <source>Which method makes the map
{hint}</source>
        <translation>Qué método hace el mapa
{hint}</translation>
    </message>
    <message>
        <source>Which sampled scanpath is drawn with circles (N)</source>
        <translation>Qué trayectoria muestreada se dibuja con círculos (N)</translation>
    </message>
    <message>
        <source>Which studies are listed, and in which order</source>
        <translation>Qué estudios se listan y en qué orden</translation>
    </message>
    <message>
        <source>While a reading is replayed: where the scanpath model expects the next fixation</source>
        <translation>Mientras se reproduce una lectura: dónde espera el modelo la siguiente fijación</translation>
    </message>
    <message>
        <source>While the models have nothing else to do; vectors stay in the library&apos;s folder</source>
        <translation>Mientras los modelos no tienen otra cosa que hacer; los vectores quedan en la carpeta de la biblioteca</translation>
    </message>
    <message>
        <source>Who is who; not in the study&apos;s folder</source>
        <translation>Quién es quién; no está en la carpeta del estudio</translation>
    </message>
    <message>
        <source>Who may send here</source>
        <translation>Quién puede enviar aquí</translation>
    </message>
    <message>
        <source>Who reads: this goes into recordings, signatures and reports.</source>
        <translation>Quién lee: esto pasa a grabaciones, firmas e informes.</translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation>Toda la grabación</translation>
    </message>
    <message>
        <source>Whose path is put beside yours</source>
        <translation>De quién es la trayectoria que se pone junto a la suya</translation>
    </message>
    <message>
        <source>Whose paths</source>
        <translation>Recorridos de quién</translation>
    </message>
    <message>
        <source>Why the film was taken; the model is told it with the film</source>
        <translation>Por qué se hizo la radiografía; se le dice al modelo junto con ella</translation>
    </message>
    <message>
        <source>Why this hanging protocol was chosen, and why not another</source>
        <translation>Por qué se eligió este protocolo de colgado y no otro</translation>
    </message>
    <message>
        <source>Why this layout</source>
        <translation>Por qué esta disposición</translation>
    </message>
    <message>
        <source>Why this look</source>
        <translation>Por qué este aspecto</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ancho</translation>
    </message>
    <message>
        <source>Width and height of the screen belong together: enter both, or neither.</source>
        <translation>El ancho y el alto de la pantalla van juntos: indique ambos, o ninguno.</translation>
    </message>
    <message>
        <source>Width of the picture</source>
        <translation>Ancho de la imagen</translation>
    </message>
    <message>
        <source>Width of the picture, mm; empty: as the monitor tells</source>
        <translation>Ancho de la imagen, mm; vacío: como indica el monitor</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Ventana</translation>
    </message>
    <message>
        <source>Window and level from the film&apos;s own grey values, for films that come flat</source>
        <translation>Ventana y nivel a partir de los grises de la radiografía, para radiografías que vienen planas</translation>
    </message>
    <message>
        <source>Window by itself</source>
        <translation>Ventana por sí sola</translation>
    </message>
    <message>
        <source>Window of a region</source>
        <translation>Ventana de una región</translation>
    </message>
    <message>
        <source>Window preset 1</source>
        <translation>Ventana predefinida 1</translation>
    </message>
    <message>
        <source>Window preset 2</source>
        <translation>Ventana predefinida 2</translation>
    </message>
    <message>
        <source>Window preset 3</source>
        <translation>Ventana predefinida 3</translation>
    </message>
    <message>
        <source>Window/level</source>
        <translation>Ventana/nivel</translation>
    </message>
    <message>
        <source>Window: {name}</source>
        <translation>Ventana: {name}</translation>
    </message>
    <message>
        <source>With a key that the operating system keeps for this user</source>
        <translation>Con una clave que el sistema operativo guarda para este usuario</translation>
    </message>
    <message>
        <source>With gaze</source>
        <translation>Con mirada</translation>
    </message>
    <message>
        <source>With the next seed when the reading is done</source>
        <translation>Con la semilla siguiente cuando termina la lectura</translation>
    </message>
    <message>
        <source>With the reader&apos;s gaze</source>
        <translation>Con la mirada del lector</translation>
    </message>
    <message>
        <source>With the voices, which tell who speaks</source>
        <translation>Con las voces, que revelan quién habla</translation>
    </message>
    <message>
        <source>With wall-clock times and serial numbers of devices</source>
        <translation>Con horas reales y números de serie de los aparatos</translation>
    </message>
    <message>
        <source>With your gaze.</source>
        <translation>Con su mirada.</translation>
    </message>
    <message>
        <source>With your path</source>
        <translation>Con su trayectoria</translation>
    </message>
    <message>
        <source>With {of}{where}{painted}, strength {strength:.2f}</source>
        <translation>Con {of}{where}{painted}, fuerza {strength:.2f}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Retirar…</translation>
    </message>
    <message>
        <source>Without</source>
        <translation>Sin</translation>
    </message>
    <message>
        <source>Without a tracker</source>
        <translation>Sin rastreador</translation>
    </message>
    <message>
        <source>Without gaze</source>
        <translation>Sin mirada</translation>
    </message>
    <message>
        <source>Without gaze.</source>
        <translation>Sin mirada.</translation>
    </message>
    <message>
        <source>Without: readers alone</source>
        <translation>Sin ellas: solo lectores</translation>
    </message>
    <message>
        <source>Words and when they were said</source>
        <translation>Palabras y cuándo se dijeron</translation>
    </message>
    <message>
        <source>Words at a place</source>
        <translation>Palabras en un lugar</translation>
    </message>
    <message>
        <source>Words at the mouse</source>
        <translation>Palabras en el ratón</translation>
    </message>
    <message>
        <source>Words of a setting; Enter goes to the first that has them</source>
        <translation>Palabras de un ajuste; Intro va al primero que las contiene</translation>
    </message>
    <message>
        <source>Words of an action, or a key</source>
        <translation>Palabras de una acción, o una tecla</translation>
    </message>
    <message>
        <source>Worker on another machine</source>
        <translation>Worker en otro equipo</translation>
    </message>
    <message>
        <source>Worker: crashed, starting again</source>
        <translation>Worker: se cayó, iniciando otra vez</translation>
    </message>
    <message>
        <source>Worker: not started</source>
        <translation>Worker: sin iniciar</translation>
    </message>
    <message>
        <source>Worker: off</source>
        <translation>Worker: apagado</translation>
    </message>
    <message>
        <source>Worker: restarting</source>
        <translation>Worker: reiniciando</translation>
    </message>
    <message>
        <source>Worker: starting</source>
        <translation>Worker: iniciando</translation>
    </message>
    <message>
        <source>Worker: stopped after repeated crashes</source>
        <translation>Worker: detenido tras varias caídas</translation>
    </message>
    <message>
        <source>Worker: {device}, {models}</source>
        <translation>Worker: {device}, {models}</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Write a protocol, begin a study, enrol participants, export what was collected</source>
        <translation>Escribir un protocolo, empezar un estudio, inscribir participantes, exportar lo recogido</translation>
    </message>
    <message>
        <source>Write a sentence of your own</source>
        <translation>Escribir una frase propia</translation>
    </message>
    <message>
        <source>Write a sentence of your own; Enter adds it (Ctrl+N)</source>
        <translation>Escriba una frase suya; Intro la añade (Ctrl+N)</translation>
    </message>
    <message>
        <source>Write measurements and AI results as DICOM objects (SR, map, segmentation, key image)</source>
        <translation>Escribir mediciones y resultados de la IA como objetos DICOM (SR, mapa, segmentación, imagen clave)</translation>
    </message>
    <message>
        <source>Write on the image</source>
        <translation>Escribir sobre la imagen</translation>
    </message>
    <message>
        <source>Write parts, turn, zoom and measurements as a DICOM presentation state</source>
        <translation>Escribir recorte, giro, zoom y mediciones como estado de presentación DICOM</translation>
    </message>
    <message>
        <source>Write the dataset</source>
        <translation>Escribir el conjunto de datos</translation>
    </message>
    <message>
        <source>Write the gaze report of this recording (HTML)</source>
        <translation>Escribir el informe de la mirada de esta grabación (HTML)</translation>
    </message>
    <message>
        <source>Write the objects and send them</source>
        <translation>Escribir los objetos y enviarlos</translation>
    </message>
    <message>
        <source>Write the reading as PDF: report, film with measurements and overlays, findings, gaze, models</source>
        <translation>Escribir la lectura como PDF: informe, radiografía con mediciones y superposiciones, hallazgos, mirada, modelos</translation>
    </message>
    <message>
        <source>Write the report as a text file</source>
        <translation>Escribir el informe como archivo de texto</translation>
    </message>
    <message>
        <source>Write the report as a text file (Ctrl+E)</source>
        <translation>Escribir el informe como archivo de texto (Ctrl+E)</translation>
    </message>
    <message>
        <source>Write the table as CSV</source>
        <translation>Escribir la tabla como CSV</translation>
    </message>
    <message>
        <source>Write this table into a file</source>
        <translation>Escribir esta tabla en un archivo</translation>
    </message>
    <message>
        <source>Writing the gaze report</source>
        <translation>Escribiendo el informe de la mirada</translation>
    </message>
    <message>
        <source>Writing {name}.</source>
        <translation>Escribiendo {name}.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Escrito.</translation>
    </message>
    <message>
        <source>Your eyes were near every region that the maps mark strongly.</source>
        <translation>Sus ojos estuvieron cerca de cada región que los mapas marcan con fuerza.</translation>
    </message>
    <message>
        <source>Your gaze</source>
        <translation>Su mirada</translation>
    </message>
    <message>
        <source>Your name, as you were enrolled</source>
        <translation>Su nombre, como se le inscribió</translation>
    </message>
    <message>
        <source>Your own models (Ctrl+M)</source>
        <translation>Sus propios modelos (Ctrl+M)</translation>
    </message>
    <message>
        <source>Your path</source>
        <translation>Su trayectoria</translation>
    </message>
    <message>
        <source>Your path and another one</source>
        <translation>Su trayectoria y otra</translation>
    </message>
    <message>
        <source>Your report</source>
        <translation>Su informe</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom in at the middle</source>
        <translation>Ampliar en el centro</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reducir</translation>
    </message>
    <message>
        <source>Zoom out at the middle</source>
        <translation>Reducir en el centro</translation>
    </message>
    <message>
        <source>Zoom, turn and window as at first</source>
        <translation>Zoom, giro y ventana como al principio</translation>
    </message>
    <message>
        <source>Zooms</source>
        <translation>Amplía</translation>
    </message>
    <message>
        <source>a drafted report</source>
        <translation>un informe redactado</translation>
    </message>
    <message>
        <source>a map of &quot;{phrase}&quot;</source>
        <translation>un mapa de «{phrase}»</translation>
    </message>
    <message>
        <source>a model{finding}</source>
        <translation>un modelo{finding}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>un número</translation>
    </message>
    <message>
        <source>a part of it</source>
        <translation>una parte de él</translation>
    </message>
    <message>
        <source>a predicted scanpath</source>
        <translation>una trayectoria predicha</translation>
    </message>
    <message>
        <source>a reader&apos;s gaze</source>
        <translation>la mirada de un lector</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>un número entero</translation>
    </message>
    <message>
        <source>about {memory_mb} MB of memory once loaded</source>
        <translation>unos {memory_mb} MB de memoria una vez cargado</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>accuracy {mean}°</source>
        <translation>exactitud {mean}°</translation>
    </message>
    <message>
        <source>all accepted</source>
        <translation>todo aceptado</translation>
    </message>
    <message>
        <source>an earlier recording</source>
        <translation>una grabación anterior</translation>
    </message>
    <message>
        <source>an enlarged heart is {verb}, but {words}</source>
        <translation>corazón agrandado: {verb}, pero {words}</translation>
    </message>
    <message>
        <source>another film&apos;s gaze</source>
        <translation>mirada de otra radiografía</translation>
    </message>
    <message>
        <source>any</source>
        <translation>cualquiera</translation>
    </message>
    <message>
        <source>any sender</source>
        <translation>cualquier remitente</translation>
    </message>
    <message>
        <source>area {size} cm²</source>
        <translation>área {size} cm²</translation>
    </message>
    <message>
        <source>area {size} px²</source>
        <translation>área {size} px²</translation>
    </message>
    <message>
        <source>as the curve&apos;s file says</source>
        <translation>como dice el archivo de la curva</translation>
    </message>
    <message>
        <source>as the device decides</source>
        <translation>como decida el dispositivo</translation>
    </message>
    <message>
        <source>as the monitor tells</source>
        <translation>como indica el monitor</translation>
    </message>
    <message>
        <source>assumed</source>
        <translation>supuesto</translation>
    </message>
    <message>
        <source>atelectasis</source>
        <translation>atelectasia</translation>
    </message>
    <message>
        <source>body part is {body_part}, not {join}</source>
        <translation>la parte del cuerpo es {body_part}, no {join}</translation>
    </message>
    <message>
        <source>both ends are at the same place</source>
        <translation>ambos extremos están en el mismo lugar</translation>
    </message>
    <message>
        <source>both eyes</source>
        <translation>ambos ojos</translation>
    </message>
    <message>
        <source>by date</source>
        <translation>por fecha</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>a mano</translation>
    </message>
    <message>
        <source>by last added</source>
        <translation>por último añadido</translation>
    </message>
    <message>
        <source>by last opened</source>
        <translation>por último abierto</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>por nombre</translation>
    </message>
    <message>
        <source>by patient</source>
        <translation>por paciente</translation>
    </message>
    <message>
        <source>calibrated by the reader on {known_mm} mm</source>
        <translation>calibrado por el lector a {known_mm} mm</translation>
    </message>
    <message>
        <source>calibrated to the standard display by its measured curve</source>
        <translation>calibrada a la pantalla estándar con su curva medida</translation>
    </message>
    <message>
        <source>cardiomegaly</source>
        <translation>cardiomegalia</translation>
    </message>
    <message>
        <source>careful reader of the phantom</source>
        <translation>lector cuidadoso del maniquí</translation>
    </message>
    <message>
        <source>cd/m²</source>
        <translation>cd/m²</translation>
    </message>
    <message>
        <source>ceiling {figure}</source>
        <translation>techo {figure}</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>centro</translation>
    </message>
    <message>
        <source>chance {figure}</source>
        <translation>azar {figure}</translation>
    </message>
    <message>
        <source>changes every {word:.2g} s</source>
        <translation>cambia cada {word:.2g} s</translation>
    </message>
    <message>
        <source>checklist over the lungs and heart outlined by {models}</source>
        <translation>lista de comprobación sobre los pulmones y el corazón delineados por {models}</translation>
    </message>
    <message>
        <source>chosen by hand</source>
        <translation>elegido a mano</translation>
    </message>
    <message>
        <source>chosen by hand; the library has not been asked yet</source>
        <translation>elegido a mano; aún no se ha preguntado a la biblioteca</translation>
    </message>
    <message>
        <source>chosen by itself</source>
        <translation>elegido por sí solo</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>elegido por usted</translation>
    </message>
    <message>
        <source>chosen {clock_text}–{clock_text_2}</source>
        <translation>elegido {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>coarse registration</source>
        <translation>registro grueso</translation>
    </message>
    <message>
        <source>computed: green denser now, magenta less dense</source>
        <translation>calculada: verde más denso ahora, magenta menos denso</translation>
    </message>
    <message>
        <source>consolidation</source>
        <translation>consolidación</translation>
    </message>
    <message>
        <source>control</source>
        <translation>control</translation>
    </message>
    <message>
        <source>correlation with {model} {value:.2f}</source>
        <translation>correlación con {model} {value:.2f}</translation>
    </message>
    <message>
        <source>counts from {takes}</source>
        <translation>vale desde {takes}</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>damaged recording</source>
        <translation>grabación dañada</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>grados</translation>
    </message>
    <message>
        <source>demo model</source>
        <translation>modelo de demostración</translation>
    </message>
    <message>
        <source>demo model, </source>
        <translation>modelo de demostración, </translation>
    </message>
    <message>
        <source>demo model, research use only</source>
        <translation>modelo de demostración, solo para investigación</translation>
    </message>
    <message>
        <source>demo models</source>
        <translation>modelos de demostración</translation>
    </message>
    <message>
        <source>demo models and {own} of yours</source>
        <translation>modelos de demostración y {own} suyos</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>negado</translation>
    </message>
    <message>
        <source>dictation</source>
        <translation>dictado</translation>
    </message>
    <message>
        <source>docs/study.md says how a study is begun: radgaze study new PROTOCOL.toml FOLDER.</source>
        <translation>docs/study.md dice cómo se empieza un estudio: radgaze study new PROTOCOL.toml FOLDER.</translation>
    </message>
    <message>
        <source>does not fit: {why}</source>
        <translation>no encaja: {why}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>hecho</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>draft {how}{sure}</source>
        <translation>borrador {how}{sure}</translation>
    </message>
    <message>
        <source>draft, {title}</source>
        <translation>borrador, {title}</translation>
    </message>
    <message>
        <source>drafted</source>
        <translation>redactado</translation>
    </message>
    <message>
        <source>drafted by AI, accepted</source>
        <translation>redactado por la IA, aceptado</translation>
    </message>
    <message>
        <source>drafted by AI, not accepted</source>
        <translation>redactado por la IA, sin aceptar</translation>
    </message>
    <message>
        <source>drag to choose a stretch of gaze</source>
        <translation>arrastre para elegir un tramo de mirada</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>dibujado a mano</translation>
    </message>
    <message>
        <source>dwelt on</source>
        <translation>con permanencia</translation>
    </message>
    <message>
        <source>earlier study of {day}</source>
        <translation>estudio anterior del {day}</translation>
    </message>
    <message>
        <source>edema</source>
        <translation>edema</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>editado</translation>
    </message>
    <message>
        <source>enlarged cardiomediastinum</source>
        <translation>cardiomediastino ensanchado</translation>
    </message>
    <message>
        <source>entered</source>
        <translation>introducido</translation>
    </message>
    <message>
        <source>explanation</source>
        <translation>explicación</translation>
    </message>
    <message>
        <source>false where the sender is a webcam</source>
        <translation>false si el remitente es una webcam</translation>
    </message>
    <message>
        <source>file</source>
        <translation>archivo</translation>
    </message>
    <message>
        <source>film check</source>
        <translation>comprobación de la radiografía</translation>
    </message>
    <message>
        <source>finding F1</source>
        <translation>F1 de hallazgos</translation>
    </message>
    <message>
        <source>finer registration</source>
        <translation>registro más fino</translation>
    </message>
    <message>
        <source>first</source>
        <translation>primer</translation>
    </message>
    <message>
        <source>first </source>
        <translation>primeros </translation>
    </message>
    <message>
        <source>first {count} of {of}</source>
        <translation>los primeros {count} de {of}</translation>
    </message>
    <message>
        <source>fixated shortly</source>
        <translation>fijado brevemente</translation>
    </message>
    <message>
        <source>fixating for {duration_ms:.0f} ms</source>
        <translation>fijando desde hace {duration_ms:.0f} ms</translation>
    </message>
    <message>
        <source>fixations</source>
        <translation>fijaciones</translation>
    </message>
    <message>
        <source>fixations {len}   dwell {clock_text}</source>
        <translation>fijaciones {len}   permanencia {clock_text}</translation>
    </message>
    <message>
        <source>for example R01</source>
        <translation>por ejemplo R01</translation>
    </message>
    <message>
        <source>fracture</source>
        <translation>fractura</translation>
    </message>
    <message>
        <source>functional groups</source>
        <translation>grupos funcionales</translation>
    </message>
    <message>
        <source>gScoreCAM</source>
        <translation>gScoreCAM</translation>
    </message>
    <message>
        <source>gaze</source>
        <translation>mirada</translation>
    </message>
    <message>
        <source>gaze report</source>
        <translation>informe de la mirada</translation>
    </message>
    <message>
        <source>gaze x,y</source>
        <translation>mirada x,y</translation>
    </message>
    <message>
        <source>gaze {clock_text}–{clock_text_2}</source>
        <translation>mirada {clock_text}–{clock_text_2}</translation>
    </message>
    <message>
        <source>gaze {len}</source>
        <translation>mirada {len}</translation>
    </message>
    <message>
        <source>heart</source>
        <translation>corazón</translation>
    </message>
    <message>
        <source>heart {heart} / thorax {thorax} {unit}</source>
        <translation>corazón {heart} / tórax {thorax} {unit}</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>arriba</translation>
    </message>
    <message>
        <source>https://…; used in place of address and port</source>
        <translation>https://…; en lugar de dirección y puerto</translation>
    </message>
    <message>
        <source>in seconds; dashed: the detector&apos;s threshold, dotted: bridged over a blink</source>
        <translation>en segundos; a trazos: el umbral del detector; a puntos: tendido sobre un parpadeo</translation>
    </message>
    <message>
        <source>inverted</source>
        <translation>invertida</translation>
    </message>
    <message>
        <source>inverted once more</source>
        <translation>invertida una vez más</translation>
    </message>
    <message>
        <source>it contradicts “{text}”</source>
        <translation>contradice «{text}»</translation>
    </message>
    <message>
        <source>it fits only by bending, and a rib may have been taken for its neighbour</source>
        <translation>encaja solo con deformación, y puede haberse tomado una costilla por su vecina</translation>
    </message>
    <message>
        <source>it has format {format}, this RadGaze reads {format_2}</source>
        <translation>tiene el formato {format}, este RadGaze lee {format_2}</translation>
    </message>
    <message>
        <source>it has no textures of the kind that is needed</source>
        <translation>no tiene texturas del tipo necesario</translation>
    </message>
    <message>
        <source>it has not enough memory</source>
        <translation>no tiene memoria suficiente</translation>
    </message>
    <message>
        <source>it is not quite the same both ways</source>
        <translation>no es del todo lo mismo en ambos sentidos</translation>
    </message>
    <message>
        <source>it is not the same both ways</source>
        <translation>no es lo mismo en ambos sentidos</translation>
    </message>
    <message>
        <source>it is of another image</source>
        <translation>es de otra imagen</translation>
    </message>
    <message>
        <source>it lies outside the film</source>
        <translation>queda fuera de la radiografía</translation>
    </message>
    <message>
        <source>it says again what “{text}” says</source>
        <translation>repite lo que dice «{text}»</translation>
    </message>
    <message>
        <source>it stands so in the prior report, which speaks of another film</source>
        <translation>así está en el informe previo, que habla de otra radiografía</translation>
    </message>
    <message>
        <source>it takes {what}, not {text}.</source>
        <translation>toma {what}, no {text}.</translation>
    </message>
    <message>
        <source>its code not confirmed</source>
        <translation>su código sin confirmar</translation>
    </message>
    <message>
        <source>its driver refused the shader</source>
        <translation>su controlador rechazó el sombreador</translation>
    </message>
    <message>
        <source>its other end</source>
        <translation>su otro extremo</translation>
    </message>
    <message>
        <source>its tail</source>
        <translation>su cola</translation>
    </message>
    <message>
        <source>its textures have {largest} pixels a side, the image has {shape}</source>
        <translation>sus texturas tienen {largest} píxeles de lado, la imagen tiene {shape}</translation>
    </message>
    <message>
        <source>key image</source>
        <translation>imagen clave</translation>
    </message>
    <message>
        <source>laid on this film&apos;s lungs</source>
        <translation>sobre los pulmones de esta radiografía</translation>
    </message>
    <message>
        <source>last</source>
        <translation>último</translation>
    </message>
    <message>
        <source>layer {layer}   {said}</source>
        <translation>capa {layer}   {said}</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
    <message>
        <source>left eye</source>
        <translation>ojo izquierdo</translation>
    </message>
    <message>
        <source>left lung</source>
        <translation>pulmón izquierdo</translation>
    </message>
    <message>
        <source>licence not accepted</source>
        <translation>licencia no aceptada</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>línea {line}</translation>
    </message>
    <message>
        <source>looking for a start</source>
        <translation>buscando un comienzo</translation>
    </message>
    <message>
        <source>loss {value} %</source>
        <translation>pérdida {value} %</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>abajo</translation>
    </message>
    <message>
        <source>lung lesion</source>
        <translation>lesión pulmonar</translation>
    </message>
    <message>
        <source>lung opacity</source>
        <translation>opacidad pulmonar</translation>
    </message>
    <message>
        <source>map of the sentence</source>
        <translation>mapa de la frase</translation>
    </message>
    <message>
        <source>mean {mean}{unit}   sd {sd}</source>
        <translation>media {mean}{unit}   DE {sd}</translation>
    </message>
    <message>
        <source>mid</source>
        <translation>medio</translation>
    </message>
    <message>
        <source>middle</source>
        <translation>a media altura</translation>
    </message>
    <message>
        <source>mirrored left to right; the orientation letters follow</source>
        <translation>reflejada de izquierda a derecha; las letras de orientación la siguen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>falta</translation>
    </message>
    <message>
        <source>missing: its files are not at {path}</source>
        <translation>falta: sus archivos no están en {path}</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>modality is {value}, not {join}</source>
        <translation>la modalidad es {value}, no {join}</translation>
    </message>
    <message>
        <source>monitor</source>
        <translation>según el monitor</translation>
    </message>
    <message>
        <source>move it to that image&apos;s folder</source>
        <translation>muévalo a la carpeta de esa imagen</translation>
    </message>
    <message>
        <source>never fixated</source>
        <translation>nunca fijado</translation>
    </message>
    <message>
        <source>no CTR</source>
        <translation>sin ICT</translation>
    </message>
    <message>
        <source>no angle</source>
        <translation>sin ángulo</translation>
    </message>
    <message>
        <source>no change of view</source>
        <translation>sin cambio de vista</translation>
    </message>
    <message>
        <source>no date</source>
        <translation>sin fecha</translation>
    </message>
    <message>
        <source>no earlier study</source>
        <translation>ningún estudio anterior</translation>
    </message>
    <message>
        <source>no eye seen at validation</source>
        <translation>no se vio ningún ojo en la validación</translation>
    </message>
    <message>
        <source>no gaze</source>
        <translation>sin mirada</translation>
    </message>
    <message>
        <source>no gaze recorded</source>
        <translation>sin mirada grabada</translation>
    </message>
    <message>
        <source>no gaze was recorded</source>
        <translation>no se grabó la mirada</translation>
    </message>
    <message>
        <source>no gaze, no AI here</source>
        <translation>aquí sin mirada ni IA</translation>
    </message>
    <message>
        <source>no models</source>
        <translation>sin modelos</translation>
    </message>
    <message>
        <source>no person</source>
        <translation>ninguna persona</translation>
    </message>
    <message>
        <source>no pixel of the image inside</source>
        <translation>ningún píxel de la imagen dentro</translation>
    </message>
    <message>
        <source>no spacing in the file</source>
        <translation>sin espaciado en el archivo</translation>
    </message>
    <message>
        <source>no tracker yet</source>
        <translation>aún sin rastreador</translation>
    </message>
    <message>
        <source>no words in this recording</source>
        <translation>sin palabras en esta grabación</translation>
    </message>
    <message>
        <source>no {kind}: {why}</source>
        <translation>no hay {kind}: {why}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>none (a socket with a path needs none)</source>
        <translation>ninguna (un socket con ruta no la necesita)</translation>
    </message>
    <message>
        <source>not accepted</source>
        <translation>no aceptado</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>aún sin preguntar</translation>
    </message>
    <message>
        <source>not fixated</source>
        <translation>no fijada</translation>
    </message>
    <message>
        <source>not known to it</source>
        <translation>no lo conoce</translation>
    </message>
    <message>
        <source>not measured on real films</source>
        <translation>radiografías reales –</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>sin leer</translation>
    </message>
    <message>
        <source>not registered: it failed</source>
        <translation>no registrada: falló</translation>
    </message>
    <message>
        <source>not research grade</source>
        <translation>no de calidad de investigación</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>no visto</translation>
    </message>
    <message>
        <source>not validated</source>
        <translation>sin validar</translation>
    </message>
    <message>
        <source>note</source>
        <translation>nota</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>nothing by itself: a part of other models</source>
        <translation>nada por sí solo: una parte de otros modelos</translation>
    </message>
    <message>
        <source>nothing: scores, not probabilities</source>
        <translation>nada: puntuaciones, no probabilidades</translation>
    </message>
    <message>
        <source>now</source>
        <translation>ahora</translation>
    </message>
    <message>
        <source>off by {residual_percent:.1f} %</source>
        <translation>desvío de {residual_percent:.1f} %</translation>
    </message>
    <message>
        <source>off: films stay on this machine</source>
        <translation>no: las radiografías se quedan en este equipo</translation>
    </message>
    <message>
        <source>one corner</source>
        <translation>una esquina</translation>
    </message>
    <message>
        <source>one end</source>
        <translation>un extremo</translation>
    </message>
    <message>
        <source>one pane large</source>
        <translation>un panel en grande</translation>
    </message>
    <message>
        <source>only the models that come with RadGaze</source>
        <translation>solo los modelos que vienen con RadGaze</translation>
    </message>
    <message>
        <source>overlay {join}</source>
        <translation>superposición {join}</translation>
    </message>
    <message>
        <source>own gaze</source>
        <translation>mirada propia</translation>
    </message>
    <message>
        <source>paint {stroke}</source>
        <translation>pintura {stroke}</translation>
    </message>
    <message>
        <source>painted by the graphics card ({gpu})</source>
        <translation>pintada por la tarjeta gráfica ({gpu})</translation>
    </message>
    <message>
        <source>painted gaze map</source>
        <translation>mapa de mirada pintado</translation>
    </message>
    <message>
        <source>painted over, for the draft</source>
        <translation>repintada, para el borrador</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>desplazar</translation>
    </message>
    <message>
        <source>pan by keys</source>
        <translation>desplazar con el teclado</translation>
    </message>
    <message>
        <source>parts of the prior are squeezed to half their size</source>
        <translation>partes de la previa se comprimen a la mitad de su tamaño</translation>
    </message>
    <message>
        <source>phantom reader</source>
        <translation>lector del maniquí</translation>
    </message>
    <message>
        <source>phantoms {figure}</source>
        <translation>maniquíes {figure}</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelink]&apos;</source>
        <translation>pip install &apos;radgaze[eyelink]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[eyelogic]&apos;</source>
        <translation>pip install &apos;radgaze[eyelogic]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[lsl]&apos;</source>
        <translation>pip install &apos;radgaze[lsl]&apos;</translation>
    </message>
    <message>
        <source>pip install &apos;radgaze[tobii]&apos;</source>
        <translation>pip install &apos;radgaze[tobii]&apos;</translation>
    </message>
    <message>
        <source>pixels taken for square</source>
        <translation>píxeles tomados por cuadrados</translation>
    </message>
    <message>
        <source>place unknown</source>
        <translation>lugar desconocido</translation>
    </message>
    <message>
        <source>place unknown: explain it to see where</source>
        <translation>lugar desconocido: explíquelo para ver dónde</translation>
    </message>
    <message>
        <source>places are off by {residual_percent} % of the film, agreement </source>
        <translation>los lugares se desvían un {residual_percent} % de la radiografía, acuerdo </translation>
    </message>
    <message>
        <source>pleural effusion</source>
        <translation>derrame pleural</translation>
    </message>
    <message>
        <source>pneumothorax</source>
        <translation>neumotórax</translation>
    </message>
    <message>
        <source>pointer</source>
        <translation>puntero</translation>
    </message>
    <message>
        <source>points at it</source>
        <translation>lo señala</translation>
    </message>
    <message>
        <source>posture or breathing differs</source>
        <translation>la postura o la respiración difiere</translation>
    </message>
    <message>
        <source>predicted gaze</source>
        <translation>mirada predicha</translation>
    </message>
    <message>
        <source>predicted scanpaths</source>
        <translation>trayectorias predichas</translation>
    </message>
    <message>
        <source>presentation LUT</source>
        <translation>LUT de presentación</translation>
    </message>
    <message>
        <source>presentation state</source>
        <translation>estado de presentación</translation>
    </message>
    <message>
        <source>preset &apos;{preset}&apos; chosen</source>
        <translation>ventana predefinida &apos;{preset}&apos; elegida</translation>
    </message>
    <message>
        <source>prior report</source>
        <translation>informe previo</translation>
    </message>
    <message>
        <source>prior, NOT registered</source>
        <translation>previa, NO registrada</translation>
    </message>
    <message>
        <source>prior, moved onto the current film</source>
        <translation>previa, movida sobre la radiografía actual</translation>
    </message>
    <message>
        <source>probabilities of findings</source>
        <translation>probabilidades de hallazgos</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, accepted by reader</source>
        <translation>propuesto por {model} {version}, aceptado por el lector</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, adjusted by reader</source>
        <translation>propuesto por {model} {version}, ajustado por el lector</translation>
    </message>
    <message>
        <source>proposed by {model} {version}, not accepted</source>
        <translation>propuesto por {model} {version}, no aceptado</translation>
    </message>
    <message>
        <source>pupil</source>
        <translation>pupila</translation>
    </message>
    <message>
        <source>pupil, {unit}</source>
        <translation>pupila, {unit}</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>pylink&apos;s own stand-in, for trying</source>
        <translation>El sustituto propio de pylink, para probar</translation>
    </message>
    <message>
        <source>rank {value} %</source>
        <translation>rango {value} %</translation>
    </message>
    <message>
        <source>ranks of tone, in %</source>
        <translation>rangos de tono, en %</translation>
    </message>
    <message>
        <source>reach not measured</source>
        <translation>alcance no medido</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>listo</translation>
    </message>
    <message>
        <source>real films</source>
        <translation>radiografías reales</translation>
    </message>
    <message>
        <source>real films {figure}</source>
        <translation>radiografías reales {figure}</translation>
    </message>
    <message>
        <source>recorded gaze</source>
        <translation>mirada grabada</translation>
    </message>
    <message>
        <source>recordings</source>
        <translation>grabaciones</translation>
    </message>
    <message>
        <source>registered{bent}, POOR: {off}</source>
        <translation>registrada{bent}, MALA: {off}</translation>
    </message>
    <message>
        <source>registered{bent}, {off}</source>
        <translation>registrada{bent}, {off}</translation>
    </message>
    <message>
        <source>rejected by the reader</source>
        <translation>rechazado por el lector</translation>
    </message>
    <message>
        <source>replayed gaze</source>
        <translation>mirada reproducida</translation>
    </message>
    <message>
        <source>research use only</source>
        <translation>solo para investigación</translation>
    </message>
    <message>
        <source>rests little on this film: {blank:.2f} with a blank one, {film:.2f} with it</source>
        <translation>se apoya poco en esta radiografía: {blank:.2f} con una en blanco, {film:.2f} con ella</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>right eye</source>
        <translation>ojo derecho</translation>
    </message>
    <message>
        <source>right lung</source>
        <translation>pulmón derecho</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>samples&apos; ScanMatch {scanmatch}, chance {chance}{further}   {words}</source>
        <translation>ScanMatch de las muestras {scanmatch}, azar {chance}{further}   {words}</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>pantalla</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>semilla {seed}</translation>
    </message>
    <message>
        <source>sentence accepted</source>
        <translation>frase aceptada</translation>
    </message>
    <message>
        <source>sentence drafted</source>
        <translation>frase redactada</translation>
    </message>
    <message>
        <source>sentence edited</source>
        <translation>frase editada</translation>
    </message>
    <message>
        <source>sentence rejected</source>
        <translation>frase rechazada</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>firmado</translation>
    </message>
    <message>
        <source>signed {signed_by}, {replace} UTC</source>
        <translation>firmado {signed_by}, {replace} UTC</translation>
    </message>
    <message>
        <source>similarity {similarity}, no scale</source>
        <translation>similitud {similarity}, sin escala</translation>
    </message>
    <message>
        <source>similarity {value:.2f}</source>
        <translation>similitud {value:.2f}</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>simulado</translation>
    </message>
    <message>
        <source>simulated gaze</source>
        <translation>mirada simulada</translation>
    </message>
    <message>
        <source>speed, °/s</source>
        <translation>velocidad, °/s</translation>
    </message>
    <message>
        <source>spread {value:.0f} image px</source>
        <translation>dispersión {value:.0f} px de imagen</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>indicado</translation>
    </message>
    <message>
        <source>stored as {precision}</source>
        <translation>guardado como {precision}</translation>
    </message>
    <message>
        <source>support devices</source>
        <translation>dispositivos de soporte</translation>
    </message>
    <message>
        <source>the chosen tool</source>
        <translation>la herramienta elegida</translation>
    </message>
    <message>
        <source>the end of one arm</source>
        <translation>el extremo de un lado</translation>
    </message>
    <message>
        <source>the end of the other arm</source>
        <translation>el extremo del otro lado</translation>
    </message>
    <message>
        <source>the eye distance</source>
        <translation>la distancia de los ojos</translation>
    </message>
    <message>
        <source>the film&apos;s {down} {across}</source>
        <translation>la radiografía, {down}, {across}</translation>
    </message>
    <message>
        <source>the films agree better without it</source>
        <translation>las radiografías concuerdan mejor sin él</translation>
    </message>
    <message>
        <source>the films do not agree anywhere</source>
        <translation>las radiografías no concuerdan en ninguna parte</translation>
    </message>
    <message>
        <source>the films hardly overlap</source>
        <translation>las radiografías apenas se solapan</translation>
    </message>
    <message>
        <source>the films were taken too differently</source>
        <translation>las radiografías se tomaron de forma demasiado distinta</translation>
    </message>
    <message>
        <source>the graphics system cannot be started</source>
        <translation>no se puede arrancar el sistema gráfico</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on one side</source>
        <translation>el punto más externo del corazón de un lado</translation>
    </message>
    <message>
        <source>the heart&apos;s outermost point on the other side</source>
        <translation>el punto más externo del corazón del otro lado</translation>
    </message>
    <message>
        <source>the image is {value} ({view_why})</source>
        <translation>la imagen es {value} ({view_why})</translation>
    </message>
    <message>
        <source>the inner edge of the ribs on one side, at the widest</source>
        <translation>el borde interno de las costillas de un lado, en lo más ancho</translation>
    </message>
    <message>
        <source>the inner edge on the other side</source>
        <translation>el borde interno del otro lado</translation>
    </message>
    <message>
        <source>the lower end plate, one end</source>
        <translation>el platillo inferior, un extremo</translation>
    </message>
    <message>
        <source>the main pane wants {join}, the image is {value}</source>
        <translation>el panel principal quiere {join}, la imagen es {value}</translation>
    </message>
    <message>
        <source>the midline (spinous processes)</source>
        <translation>la línea media (apófisis espinosas)</translation>
    </message>
    <message>
        <source>the midline is not between the heart&apos;s borders</source>
        <translation>la línea media no está entre los bordes del corazón</translation>
    </message>
    <message>
        <source>the next recording</source>
        <translation>la próxima grabación</translation>
    </message>
    <message>
        <source>the next start</source>
        <translation>el próximo arranque</translation>
    </message>
    <message>
        <source>the one that runs RadGaze</source>
        <translation>el que ejecuta RadGaze</translation>
    </message>
    <message>
        <source>the opposite corner</source>
        <translation>la esquina opuesta</translation>
    </message>
    <message>
        <source>the other end</source>
        <translation>el otro extremo</translation>
    </message>
    <message>
        <source>the other way round, as a check</source>
        <translation>en sentido contrario, como comprobación</translation>
    </message>
    <message>
        <source>the place that it points to</source>
        <translation>el lugar que señala</translation>
    </message>
    <message>
        <source>the pointer, no eye tracker</source>
        <translation>el puntero, sin rastreador ocular</translation>
    </message>
    <message>
        <source>the prior seems to be mirrored</source>
        <translation>la previa parece reflejada</translation>
    </message>
    <message>
        <source>the prior would be folded</source>
        <translation>la previa quedaría doblada</translation>
    </message>
    <message>
        <source>the prior would have to be turned too far</source>
        <translation>habría que girar demasiado la previa</translation>
    </message>
    <message>
        <source>the prior&apos;s size would have to be changed too much</source>
        <translation>habría que cambiar demasiado el tamaño de la previa</translation>
    </message>
    <message>
        <source>the ratio {by} measured is {value}</source>
        <translation>el índice {by} medido es {value}</translation>
    </message>
    <message>
        <source>the reading in {folder} ({why})</source>
        <translation>la lectura en {folder} ({why})</translation>
    </message>
    <message>
        <source>the result could not be kept: {error}.</source>
        <translation>el resultado no se pudo guardar: {error}.</translation>
    </message>
    <message>
        <source>the screen&apos;s size</source>
        <translation>el tamaño de la pantalla</translation>
    </message>
    <message>
        <source>the session file is damaged ({words_of})</source>
        <translation>el archivo de la sesión está dañado ({words_of})</translation>
    </message>
    <message>
        <source>the settings ({settings})</source>
        <translation>los ajustes ({settings})</translation>
    </message>
    <message>
        <source>the simulated reader&apos;s gaze</source>
        <translation>la mirada del lector simulado</translation>
    </message>
    <message>
        <source>the sitting was not completed.</source>
        <translation>la sesión no se completó.</translation>
    </message>
    <message>
        <source>the study has {count} image{value}</source>
        <translation>el estudio tiene {count} imagen(es)</translation>
    </message>
    <message>
        <source>the study is open in another RadGaze window</source>
        <translation>el estudio está abierto en otra ventana de RadGaze</translation>
    </message>
    <message>
        <source>the system&apos;s</source>
        <translation>la del sistema</translation>
    </message>
    <message>
        <source>the upper end plate, one end</source>
        <translation>el platillo superior, un extremo</translation>
    </message>
    <message>
        <source>the vertex</source>
        <translation>el vértice</translation>
    </message>
    <message>
        <source>the view is {value}, not {join}</source>
        <translation>la proyección es {value}, no {join}</translation>
    </message>
    <message>
        <source>there are no findings that it could be held against</source>
        <translation>no hay hallazgos con los que contrastarlo</translation>
    </message>
    <message>
        <source>there is an earlier study</source>
        <translation>hay un estudio anterior</translation>
    </message>
    <message>
        <source>there is no earlier study</source>
        <translation>no hay estudio anterior</translation>
    </message>
    <message>
        <source>there is no folder {missing}.</source>
        <translation>no existe la carpeta {missing}.</translation>
    </message>
    <message>
        <source>there is no such action</source>
        <translation>no existe esa acción</translation>
    </message>
    <message>
        <source>there is no {what} of the {study}</source>
        <translation>no hay {what} del {study}</translation>
    </message>
    <message>
        <source>there is no {what} {text}.</source>
        <translation>no existe {what} {text}.</translation>
    </message>
    <message>
        <source>there {monitors} {monitors_2} monitor{value}</source>
        <translation>monitores: {monitors_2} ({monitors})</translation>
    </message>
    <message>
        <source>this film&apos;s lungs</source>
        <translation>pulmones de esta imagen</translation>
    </message>
    <message>
        <source>times</source>
        <translation>veces</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>pendiente</translation>
    </message>
    <message>
        <source>too few places of the film are found on the prior</source>
        <translation>se encuentran en la previa muy pocos lugares de la radiografía</translation>
    </message>
    <message>
        <source>tracker {kind}</source>
        <translation>rastreador {kind}</translation>
    </message>
    <message>
        <source>trained on</source>
        <translation>entrenado con</translation>
    </message>
    <message>
        <source>turned left</source>
        <translation>girada a la izquierda</translation>
    </message>
    <message>
        <source>turned right</source>
        <translation>girada a la derecha</translation>
    </message>
    <message>
        <source>turned to {value} degrees clockwise</source>
        <translation>girada a {value} grados en sentido horario</translation>
    </message>
    <message>
        <source>typical place</source>
        <translation>lugar típico</translation>
    </message>
    <message>
        <source>typical place on a frontal chest radiograph, not measured on this image</source>
        <translation>lugar típico en una radiografía frontal de tórax, no medido en esta imagen</translation>
    </message>
    <message>
        <source>unsaved gaze</source>
        <translation>mirada sin guardar</translation>
    </message>
    <message>
        <source>upper</source>
        <translation>arriba</translation>
    </message>
    <message>
        <source>upside down</source>
        <translation>cabeza abajo</translation>
    </message>
    <message>
        <source>view</source>
        <translation>vista</translation>
    </message>
    <message>
        <source>what was drawn on the film, which is not in the library</source>
        <translation>lo dibujado en la radiografía, que no está en la biblioteca</translation>
    </message>
    <message>
        <source>what was measured on {title} ({why})</source>
        <translation>lo medido en {title} ({why})</translation>
    </message>
    <message>
        <source>where lungs usually are</source>
        <translation>donde suelen estar los pulmones</translation>
    </message>
    <message>
        <source>where the text stands</source>
        <translation>donde está el texto</translation>
    </message>
    <message>
        <source>window {centre}/{width} {function} instead of {was}</source>
        <translation>ventana {centre}/{width} {function} en lugar de {was}</translation>
    </message>
    <message>
        <source>window/level</source>
        <translation>ventana/nivel</translation>
    </message>
    <message>
        <source>with gaze</source>
        <translation>con mirada</translation>
    </message>
    <message>
        <source>with {whose}</source>
        <translation>con {whose}</translation>
    </message>
    <message>
        <source>without</source>
        <translation>sin</translation>
    </message>
    <message>
        <source>without gaze</source>
        <translation>sin mirada</translation>
    </message>
    <message>
        <source>would fit</source>
        <translation>encajaría</translation>
    </message>
    <message>
        <source>would fit, only by hand</source>
        <translation>encajaría, solo a mano</translation>
    </message>
    <message>
        <source>written</source>
        <translation>escrito</translation>
    </message>
    <message>
        <source>written by the reader</source>
        <translation>escrito por el lector</translation>
    </message>
    <message>
        <source>you</source>
        <translation>usted</translation>
    </message>
    <message>
        <source>your gaze</source>
        <translation>su mirada</translation>
    </message>
    <message>
        <source>your own protocols go before the built-in ones</source>
        <translation>sus protocolos van antes que los incorporados</translation>
    </message>
    <message>
        <source>your pointer</source>
        <translation>su puntero</translation>
    </message>
    <message>
        <source>zoom at the cursor</source>
        <translation>zoom en el cursor</translation>
    </message>
    <message>
        <source>zoom {zoom}x</source>
        <translation>zoom {zoom}x</translation>
    </message>
    <message>
        <source>{accessiblename} lies between {least} and {most}.</source>
        <translation>{accessiblename} está entre {least} y {most}.</translation>
    </message>
    <message>
        <source>{accessiblename} stands before the image: gaze on it counts as on the image.</source>
        <translation>{accessiblename} está delante de la imagen: la mirada sobre ello cuenta como sobre la imagen.</translation>
    </message>
    <message>
        <source>{architecture}{kind}
Trained on: {trained_on}
Licence: {licence}</source>
        <translation>{architecture}{kind}
Entrenado con: {trained_on}
Licencia: {licence}</translation>
    </message>
    <message>
        <source>{correlation} (before {correlation_before})</source>
        <translation>{correlation} (antes {correlation_before})</translation>
    </message>
    <message>
        <source>{count} DICOM objects written to {name}.</source>
        <translation>{count} objetos DICOM escritos en {name}.</translation>
    </message>
    <message>
        <source>{count} dropped files</source>
        <translation>{count} archivos soltados</translation>
    </message>
    <message>
        <source>{count} film is in the library; open from the list of studies.</source>
        <translation>{count} radiografía está en la biblioteca; ábrala desde la lista de estudios.</translation>
    </message>
    <message>
        <source>{count} film received from {senders}: {names}.</source>
        <translation>{count} radiografía recibida de {senders}: {names}.</translation>
    </message>
    <message>
        <source>{count} films are in the library; open from the list of studies.</source>
        <translation>{count} radiografías están en la biblioteca; ábralas desde la lista de estudios.</translation>
    </message>
    <message>
        <source>{count} films received from {senders}: {names}.</source>
        <translation>{count} radiografías recibidas de {senders}: {names}.</translation>
    </message>
    <message>
        <source>{count} marked sentence was not accepted: accept, edit or reject each</source>
        <translation>{count} frase marcada no se aceptó: acéptela, edítela o rechácela</translation>
    </message>
    <message>
        <source>{count} marked sentences were not accepted: accept, edit or reject each</source>
        <translation>{count} frases marcadas no se aceptaron: acepte, edite o rechace cada una</translation>
    </message>
    <message>
        <source>{count} measurement</source>
        <translation>{count} medición</translation>
    </message>
    <message>
        <source>{count} measurements</source>
        <translation>{count} mediciones</translation>
    </message>
    <message>
        <source>{count} mistake</source>
        <translation>{count} error</translation>
    </message>
    <message>
        <source>{count} mistakes</source>
        <translation>{count} errores</translation>
    </message>
    <message>
        <source>{count} model</source>
        <translation>{count} modelo</translation>
    </message>
    <message>
        <source>{count} models</source>
        <translation>{count} modelos</translation>
    </message>
    <message>
        <source>{count} object was not filed: {reason}.</source>
        <translation>{count} objeto no se archivó: {reason}.</translation>
    </message>
    <message>
        <source>{count} object was sent.</source>
        <translation>Se envió {count} objeto.</translation>
    </message>
    <message>
        <source>{count} objects were not filed: {reason}.</source>
        <translation>{count} objetos no se archivaron: {reason}.</translation>
    </message>
    <message>
        <source>{count} objects were sent.</source>
        <translation>Se enviaron {count} objetos.</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals are open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>{count} propuestas de la IA están pendientes. Acepte o rechace cada una; para editar una frase, salga de aquí y edítela en el informe.</translation>
    </message>
    <message>
        <source>{count} of AI&apos;s proposals is open. Accept or reject each; to edit a sentence, leave this and edit it in the report.</source>
        <translation>{count} propuesta de la IA está pendiente. Acéptela o rechácela; para editar una frase, salga de aquí y edítela en el informe.</translation>
    </message>
    <message>
        <source>{count} of {count_2} fixations on it, {dwell:.1f} s</source>
        <translation>{count} de {count_2} fijaciones en ella, {dwell:.1f} s</translation>
    </message>
    <message>
        <source>{count} region that the other path dwelt on was never fixated (red ring).</source>
        <translation>{count} región en la que la otra trayectoria se detuvo nunca se fijó (anillo rojo).</translation>
    </message>
    <message>
        <source>{count} regions that the other path dwelt on were never fixated (red rings).</source>
        <translation>{count} regiones en las que la otra trayectoria se detuvo nunca se fijaron (anillos rojos).</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} filas</translation>
    </message>
    <message>
        <source>{count} scanpaths for {finding}, spread {spread_px:.0f} image px, seed {seed}.</source>
        <translation>{count} trayectorias para {finding}, dispersión {spread_px:.0f} px de imagen, semilla {seed}.</translation>
    </message>
    <message>
        <source>{count} sentence</source>
        <translation>{count} frase</translation>
    </message>
    <message>
        <source>{count} sentences</source>
        <translation>{count} frases</translation>
    </message>
    <message>
        <source>{count} studies</source>
        <translation>{count} estudios</translation>
    </message>
    <message>
        <source>{count} studies.{more}</source>
        <translation>{count} estudios.{more}</translation>
    </message>
    <message>
        <source>{count} study</source>
        <translation>{count} estudio</translation>
    </message>
    <message>
        <source>{count} study.{more}</source>
        <translation>{count} estudio.{more}</translation>
    </message>
    <message>
        <source>{count} targets</source>
        <translation>{count} puntos</translation>
    </message>
    <message>
        <source>{demo}{architecture}. Trained on {trained_on} Licence: {licence}.</source>
        <translation>{demo}{architecture}. Entrenado con {trained_on} Licencia: {licence}.</translation>
    </message>
    <message>
        <source>{drafted} of {count} not accepted</source>
        <translation>{drafted} de {count} sin aceptar</translation>
    </message>
    <message>
        <source>{finding}   spread {spread_px} px</source>
        <translation>{finding}   dispersión {spread_px} px</translation>
    </message>
    <message>
        <source>{finding} is {verb}, but the findings hold {name} {probability} ({how})</source>
        <translation>{finding}: {verb}, pero los hallazgos dan {name} {probability} ({how})</translation>
    </message>
    <message>
        <source>{fixations} fixations on the image{stretch}, {share} of it within {useful_field_deg:g}° of one. Detector {detector} version {version}.</source>
        <translation>{fixations} fijaciones en la imagen{stretch}, {share} de ella a menos de {useful_field_deg:g}° de una. Detector {detector}, versión {version}.</translation>
    </message>
    <message>
        <source>{hint}
Default: {default:g}</source>
        <translation>{hint}
Por defecto: {default:g}</translation>
    </message>
    <message>
        <source>{how}   tone ranks   right drag: window</source>
        <translation>{how}   rangos de tono   arrastre derecho: ventana</translation>
    </message>
    <message>
        <source>{id} is at {folder}.</source>
        <translation>{id} está en {folder}.</translation>
    </message>
    <message>
        <source>{id} is whole ({count} files).</source>
        <translation>{id} está íntegro ({count} archivos).</translation>
    </message>
    <message>
        <source>{id} was added.</source>
        <translation>Se añadió {id}.</translation>
    </message>
    <message>
        <source>{iso_day}   no gaze, no AI here</source>
        <translation>{iso_day}   aquí sin mirada ni IA</translation>
    </message>
    <message>
        <source>{keys} is no key</source>
        <translation>{keys} no es una tecla</translation>
    </message>
    <message>
        <source>{keys} is the key of “{text}”</source>
        <translation>{keys} es la tecla de «{text}»</translation>
    </message>
    <message>
        <source>{kind}, not for diagnosis. Trained on {trained}.</source>
        <translation>{kind}, no para diagnóstico. Entrenados con {trained}.</translation>
    </message>
    <message>
        <source>{label} is open{where} and stays in the library.</source>
        <translation>{label} está abierto{where} y se queda en la biblioteca.</translation>
    </message>
    <message>
        <source>{label} leaves the list with its gaze, measurements and report. The files are kept in the folder “removed” of the library, and come back when that study&apos;s folder is moved to “studies”.</source>
        <translation>{label} sale de la lista con su mirada, sus mediciones y su informe. Los archivos se guardan en la carpeta «removed» de la biblioteca y vuelven cuando la carpeta de ese estudio se mueve a «studies».</translation>
    </message>
    <message>
        <source>{label} was removed.</source>
        <translation>Se quitó {label}.</translation>
    </message>
    <message>
        <source>{log_path} (no patient data)</source>
        <translation>{log_path} (sin datos de pacientes)</translation>
    </message>
    <message>
        <source>{made_by} of “{phrase}”.</source>
        <translation>{made_by} de «{phrase}».</translation>
    </message>
    <message>
        <source>{method} map at {threshold} or more; {models}</source>
        <translation>mapa {method} de {threshold} o más; {models}</translation>
    </message>
    <message>
        <source>{missing} (missing)</source>
        <translation>{missing} (falta)</translation>
    </message>
    <message>
        <source>{model_id} was removed.</source>
        <translation>Se quitó {model_id}.</translation>
    </message>
    <message>
        <source>{model} sees the film alone: it is told neither indication nor prior report.</source>
        <translation>{model} solo ve la radiografía: no se le dicen ni la indicación ni el informe previo.</translation>
    </message>
    <message>
        <source>{name} cannot be shown. {as_sentence}</source>
        <translation>No se puede mostrar {name}. {as_sentence}</translation>
    </message>
    <message>
        <source>{name} cannot be shown: {error}.</source>
        <translation>No se puede mostrar {name}: {error}.</translation>
    </message>
    <message>
        <source>{name} is no study that can be run: {wrong}</source>
        <translation>{name} no es un estudio que se pueda realizar: {wrong}</translation>
    </message>
    <message>
        <source>{name} was not saved: {error}</source>
        <translation>{name} no se guardó: {error}</translation>
    </message>
    <message>
        <source>{name} was not written: {reason}.</source>
        <translation>{name} no se escribió: {reason}.</translation>
    </message>
    <message>
        <source>{name} was not written: {strerror}.</source>
        <translation>{name} no se escribió: {strerror}.</translation>
    </message>
    <message>
        <source>{name}. Wheel: zoom in time; drag: move; double click: all</source>
        <translation>{name}. Rueda: ampliar el tiempo; arrastrar: mover; doble clic: todo</translation>
    </message>
    <message>
        <source>{name}: {meaning}; in brackets, by chance</source>
        <translation>{name}: {meaning}; entre paréntesis, por azar</translation>
    </message>
    <message>
        <source>{of} studies in the list; Ctrl+F searches it.</source>
        <translation>{of} estudios en la lista; Ctrl+F busca en ella.</translation>
    </message>
    <message>
        <source>{older} more</source>
        <translation>{older} más</translation>
    </message>
    <message>
        <source>{padding} px of padding left out</source>
        <translation>{padding} px de relleno omitidos</translation>
    </message>
    <message>
        <source>{path} cannot be read: {strerror}.</source>
        <translation>No se puede leer {path}: {strerror}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {words_of}</source>
        <translation>{path} no se puede usar: {words_of}</translation>
    </message>
    <message>
        <source>{path} was not written: {reason}.</source>
        <translation>{path} no se escribió: {reason}.</translation>
    </message>
    <message>
        <source>{phrase} ({method}): {place}, {share} of what it marks.</source>
        <translation>{phrase} ({method}): {place}, {share} de lo que marca.</translation>
    </message>
    <message>
        <source>{place}   show</source>
        <translation>{place}   mostrar</translation>
    </message>
    <message>
        <source>{probability} here, but {names}, which is a lung opacity</source>
        <translation>{probability} aquí, pero {names}, que es una opacidad pulmonar</translation>
    </message>
    <message>
        <source>{probability} here, but {words}</source>
        <translation>{probability} aquí, pero {words}</translation>
    </message>
    <message>
        <source>{rate_hz:.0f} of {nominal_hz:.0f} Hz</source>
        <translation>{rate_hz:.0f} de {nominal_hz:.0f} Hz</translation>
    </message>
    <message>
        <source>{recordings} recordings since the gaze was last checked.</source>
        <translation>{recordings} grabaciones desde la última comprobación de la mirada.</translation>
    </message>
    <message>
        <source>{samples} samples of gaze are not on the disk: it does not take them.</source>
        <translation>{samples} muestras de mirada no están en el disco: no las admite.</translation>
    </message>
    <message>
        <source>{sentences} and {measurements} that you accepted or wrote will stand under “{reader}”.</source>
        <translation>{sentences} y {measurements} que usted aceptó o escribió quedarán bajo «{reader}».</translation>
    </message>
    <message>
        <source>{size_mb} MB on the disk</source>
        <translation>{size_mb} MB en el disco</translation>
    </message>
    <message>
        <source>{spread:.2f} apart</source>
        <translation>{spread:.2f} de diferencia</translation>
    </message>
    <message>
        <source>{text} is none of {join}.</source>
        <translation>{text} no es ninguno de {join}.</translation>
    </message>
    <message>
        <source>{text} is out of its range.</source>
        <translation>{text} está fuera de su intervalo.</translation>
    </message>
    <message>
        <source>{title} of all maps</source>
        <translation>{title} de todos los mapas</translation>
    </message>
    <message>
        <source>{title} still runs. Restart changes to {title_2}.</source>
        <translation>{title} sigue en marcha. Reiniciar cambia a {title_2}.</translation>
    </message>
    <message>
        <source>{title}: stopped</source>
        <translation>{title}: detenido</translation>
    </message>
    <message>
        <source>{title}: waiting</source>
        <translation>{title}: en espera</translation>
    </message>
    <message>
        <source>{upper}{wrong}. {instead} Give that one another key first.</source>
        <translation>{upper}{wrong}. {instead} Dé primero otra tecla a esa.</translation>
    </message>
    <message>
        <source>{value} image{value_2} in the study</source>
        <translation>{value} imagen(es) en el estudio</translation>
    </message>
    <message>
        <source>{what} failed: {error}</source>
        <translation>{what} falló: {error}</translation>
    </message>
    <message>
        <source>{what}: stopping</source>
        <translation>{what}: deteniendo</translation>
    </message>
    <message>
        <source>{what}: {done} of {of}</source>
        <translation>{what}: {done} de {of}</translation>
    </message>
    <message>
        <source>{where}{held}   idle</source>
        <translation>{where}{held}   libre</translation>
    </message>
    <message>
        <source>{whose}: found {hits} of {there}, false alarms {alarms}.</source>
        <translation>{whose}: encontró {hits} de {there}, falsas alarmas {alarms}.</translation>
    </message>
    <message>
        <source>{who} withdraws</source>
        <translation>{who} se retira</translation>
    </message>
    <message>
        <source>{why} Cosine {similarity:.2f}.</source>
        <translation>{why} Coseno {similarity:.2f}.</translation>
    </message>
    <message>
        <source>{words} in mm</source>
        <translation>{words} en mm</translation>
    </message>
    <message>
        <source>{words} never learnt</source>
        <translation>{words} nunca aprendido</translation>
    </message>
    <message>
        <source>{words}, mm</source>
        <translation>{words}, mm</translation>
    </message>
    <message>
        <source>{words}, or leave it empty: {empty}.</source>
        <translation>{words}, o déjelo vacío: {empty}.</translation>
    </message>
    <message>
        <source>{words}, {of} to go</source>
        <translation>{words}, faltan {of}</translation>
    </message>
    <message>
        <source>{word}{count} of {of} shown, filter: {words}</source>
        <translation>{word}{count} de {of} mostrados, filtro: {words}</translation>
    </message>
    <message>
        <source>“{phrase}” names no finding that the scanpath model knows.</source>
        <translation>«{phrase}» no nombra ningún hallazgo que conozca el modelo de trayectorias.</translation>
    </message>
    <message>
        <source>“{text}” keeps {keys}.</source>
        <translation>«{text}» conserva {keys}.</translation>
    </message>
    <message>
        <source>⚠ {reason} What AI says below was asked for all the same and may mean nothing.</source>
        <translation>⚠ {reason} Lo que dice abajo la IA se pidió de todos modos y puede no significar nada.</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
</TS>
